import { find, type Hit } from './find.ts';

const MOST = 40;

/** <wb-results>: the page of a search, from its address. */
class SearchResults extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
    if (query === '') return;
    const field = document.querySelector<HTMLInputElement>('input[name="q"]');
    if (field) field.value = query;
    this.#text('heading', query);
    document.title = `${query} — search — Weighbridge`;
    this.#text('status', 'Searching …');
    const { count, hits } = await find(this.dataset['index'] ?? '', query, MOST);
    this.#text('status', said(count, hits.length));
    const list = this.querySelector<HTMLElement>('[data-part="list"]');
    list?.replaceChildren(...hits.map((hit) => this.#hit(hit)));
    list?.toggleAttribute('hidden', hits.length === 0);
  }

  #hit({ title, address, kind, excerpt }: Hit): Node {
    const template = this.querySelector<HTMLTemplateElement>('[data-template="hit"]');
    const node = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!node) return document.createTextNode(title);
    const set = (selector: string, text: string): void => {
      const child = node.querySelector(selector);
      if (child) child.textContent = text;
    };
    set('.label', kind);
    set('a', title);
    set('p', excerpt);
    node.querySelector('a')?.setAttribute('href', address);
    return node;
  }

  #text(name: string, text: string): void {
    const node = this.querySelector(`[data-part="${name}"]`);
    if (node) node.textContent = text;
  }
}

function said(count: number, shown: number): string {
  if (count === 0) return 'No page has these words. Try a model’s name, or one word less.';
  const pages = count === 1 ? '1 page' : `${count} pages`;
  return count > shown ? `${pages}, the first ${shown} shown.` : `${pages}.`;
}

customElements.define('wb-results', SearchResults);
