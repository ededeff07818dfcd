import { find, type Found, type Hit } from './find.ts';

const MOST = 7;

/**
 * <wb-search>: a combobox with a list. `/` focuses it from anywhere but a field;
 * arrows walk the list around its ends; Enter follows the marked option or opens
 * the results page; Esc closes, then clears.
 */
class SearchBox extends HTMLElement {
  #marked = -1;
  #asked = 0;

  connectedCallback(): void {
    const input = this.#input();
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', 'q-hits');
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('input', () => void this.#search());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => setTimeout(() => this.#close(), 150));
    document.addEventListener('keydown', (event) => this.#shortcut(event));
  }

  #input(): HTMLInputElement {
    const input = this.querySelector('input');
    if (!input) throw new Error('The search box has no field.');
    return input;
  }

  #shortcut(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, select, [contenteditable]')
    )
      return;
    event.preventDefault();
    this.#input().focus();
    this.#input().select();
  }

  async #search(): Promise<void> {
    const query = this.#input().value.trim();
    const asked = ++this.#asked;
    if (query === '') return this.#close();
    const found = await find(this.dataset['index'] ?? '', query, MOST);
    // A slower answer to an older question is dropped.
    if (asked === this.#asked) this.#show(query, found);
  }

  #show(query: string, { count, hits }: Found): void {
    const list = this.#list();
    const groups = Map.groupBy(hits, ({ kind }) => kind);
    const all = option(`All results for “${query}”`, String(count), this.#resultsAddress(query));
    list.replaceChildren(
      ...[...groups].map(([kind, members], at) => group(kind, `q-group-${at}`, members)),
      groupOf('Full search', 'q-group-all', [all]),
    );
    this.#options().forEach((each, at) => (each.id = `q-option-${at}`));
    list.hidden = false;
    this.#input().setAttribute('aria-expanded', 'true');
    this.#mark(-1);
    const status = this.querySelector('#q-count');
    if (status) status.textContent = count === 1 ? '1 result' : `${count} results`;
  }

  #key(event: KeyboardEvent): void {
    const open = !this.#list().hidden;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (open) this.#step(event.key === 'ArrowDown' ? 1 : -1);
        else void this.#search();
        break;
      case 'Enter': {
        const marked = this.#options()[this.#marked];
        if (open && marked) {
          event.preventDefault();
          marked.click();
        }
        break;
      }
      case 'Escape':
        event.preventDefault();
        if (open) this.#close();
        else this.#input().value = '';
        break;
    }
  }

  #step(by: number): void {
    const { length } = this.#options();
    this.#mark(this.#marked < 0 && by < 0 ? length - 1 : (this.#marked + by + length) % length);
  }

  #mark(at: number): void {
    this.#marked = at;
    const options = this.#options();
    options.forEach((each, index) => each.setAttribute('aria-selected', String(index === at)));
    const marked = options[at];
    if (marked) {
      this.#input().setAttribute('aria-activedescendant', marked.id);
      marked.scrollIntoView({ block: 'nearest' });
    } else {
      this.#input().removeAttribute('aria-activedescendant');
    }
  }

  #close(): void {
    this.#list().hidden = true;
    this.#input().setAttribute('aria-expanded', 'false');
    this.#input().removeAttribute('aria-activedescendant');
    this.#marked = -1;
  }

  #list(): HTMLElement {
    const list = this.querySelector<HTMLElement>('.hits');
    if (!list) throw new Error('The search box has no list.');
    return list;
  }

  #options(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=option]')];
  }

  #resultsAddress(query: string): string {
    return `${this.dataset['results'] ?? '/search/'}?q=${encodeURIComponent(query)}`;
  }
}

function group(kind: string, id: string, hits: readonly Hit[]): HTMLElement {
  return groupOf(
    kind,
    id,
    hits.map(({ title, address }) => option(title, '', address)),
  );
}

function groupOf(name: string, id: string, options: readonly HTMLElement[]): HTMLElement {
  const heading = make('div', name);
  heading.className = 'label';
  heading.id = id;
  const node = make('div');
  node.setAttribute('role', 'group');
  node.setAttribute('aria-labelledby', id);
  node.append(heading, ...options);
  return node;
}

function option(title: string, aside: string, address: string): HTMLElement {
  const node = make('div');
  node.setAttribute('role', 'option');
  node.append(make('span', title), make('small', aside));
  node.addEventListener('click', () => location.assign(address));
  return node;
}

function make(tag: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

customElements.define('wb-search', SearchBox);
