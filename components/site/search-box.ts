import { digits } from '../../src/engine/format.ts';
import type { Answer } from '../../src/search/answer.ts';
import { find, prepare, type Found, type Hit, type Sources } from './find.ts';

const MOST = 7;

/**
 * <wb-search>: a combobox with a list. Arrows walk the list around its ends; Enter follows the marked option or opens
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
    input.addEventListener('focus', () => this.#turnedTo());
    input.addEventListener('input', () => void this.#search());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => setTimeout(() => this.#close(), 150));
    // What was typed while this was on its way is searched now.
    if (document.activeElement !== input) return;
    this.#turnedTo();
    if (input.value !== '') void this.#search();
  }

  #input(): HTMLInputElement {
    const input = this.querySelector('input');
    if (!input) throw new Error('The search box has no field.');
    return input;
  }

  #turnedTo(): void {
    prepare(this.#sources());
  }

  async #search(): Promise<void> {
    const query = this.#input().value.trim();
    const asked = ++this.#asked;
    if (query === '') return this.#close();
    let first = true;
    try {
      for await (const found of find(this.#sources(), query, MOST)) {
        // A slower answer to an older question is dropped, and so is what comes after Esc.
        if (asked !== this.#asked) return;
        if (!first || found.hits.length > 0 || found.answer) this.#show(query, found);
        first = false;
      }
    } catch {
      // Without its files the box is the plain form it was: Enter leads to the page of all pages.
      this.#say('The suggestions could not be loaded. Enter opens the search page.');
    }
  }

  #say(words: string): void {
    const status = this.querySelector('#q-count');
    if (status) status.textContent = words;
  }

  #sources(): Sources {
    return { names: this.dataset['names'] ?? '', text: this.dataset['text'] ?? '' };
  }

  /** Shows what was found; what was marked stays marked where it still stands. */
  #show(query: string, { answer, hits }: Found): void {
    const marked = this.#options()[this.#marked]?.dataset['address'];
    const list = this.#list();
    const shown = hits.slice(0, answer ? MOST - 1 : MOST);
    const groups = Map.groupBy(shown, ({ kind }) => kind);
    const all = option(`All results for “${query}”`, 'Enter', this.#resultsAddress(query));
    list.replaceChildren(
      ...(answer ? [groupOf('Figure', 'q-group-figure', [answerOption(answer)])] : []),
      ...[...groups].map(([kind, members], at) => group(kind, `q-group-${at}`, members)),
      groupOf('Full search', 'q-group-all', [all]),
    );
    const options = this.#options();
    options.forEach((each, at) => (each.id = `q-option-${at}`));
    list.hidden = false;
    this.#input().setAttribute('aria-expanded', 'true');
    this.#mark(
      marked === undefined ? -1 : options.findIndex(({ dataset }) => dataset['address'] === marked),
    );
    this.#say(spoken(answer, shown.length));
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
    this.#asked++;
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
    hits.map(({ title, label, address }) => option(title, label, address)),
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

function answerOption({ model, rule, part, value, path }: Answer): HTMLElement {
  const node = option(digits(value), `${model}, ${part}, ${rule}`, path);
  node.querySelector('span')?.classList.add('fig');
  return node;
}

/** What a screen reader says of the list. */
function spoken(answer: Answer | null, pages: number): string {
  const count = pages === 1 ? '1 page' : `${pages} pages`;
  return answer ? `${answer.model}, ${answer.part}: ${digits(answer.value)}, and ${count}` : count;
}

function option(title: string, aside: string, address: string): HTMLElement {
  const node = make('div');
  node.setAttribute('role', 'option');
  node.dataset['address'] = address;
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
