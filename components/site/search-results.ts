import { markCopied } from '../island/ticket/show-copied.ts';
import { figureView } from '../island/ticket/figure.ts';
import type { Answer, Beside } from '../../src/search/answer.ts';
import { HUB_HOST, isHubAddress, parseHubAddress } from '../../src/headers/hub/address.ts';
import { wordsOf } from '../../src/search/words.ts';
import { find, type Found, type Hit } from './find.ts';

const MOST = 40;

/** <wb-results>: the page of a search, from its address. */
class SearchResults extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
    if (query === '') return;
    const field = document.querySelector<HTMLInputElement>('#q');
    if (field) field.value = query;
    document.title = `${query} — search — Weighbridge`;
    this.addEventListener('change', () => this.#filter());
    this.addEventListener('click', (event) => void this.#clicked(event));
    const sources = { names: this.dataset['names'] ?? '', text: this.dataset['text'] ?? '' };
    try {
      let all: Found | undefined;
      // Shown once and whole: a page that is read does not move.
      for await (const found of find(sources, query, MOST)) all = found;
      if (!all) return;
      this.#show(all);
      this.#text('status', said(query, all));
      this.#offerCount(query, all);
      // The list of all pages stands in where nothing was found.
      if (all.hits.length === 0 && !all.answer) delete document.documentElement.dataset['asked'];
    } catch {
      this.#text('status', 'The search could not be loaded. All pages are listed below.');
      delete document.documentElement.dataset['asked'];
    }
  }

  #show(found: Found): void {
    this.#answer(found);
    const list = this.#part('list');
    list?.replaceChildren(...found.hits.map((hit) => this.#hit(hit, found.words)));
    this.#kinds(found.hits);
    this.#part('results')?.toggleAttribute('hidden', found.hits.length === 0);
  }

  /** A repository that has no page here can be weighed where it lies. */
  #offerCount(query: string, { hits }: Found): void {
    const offer = this.#part('count');
    const bare = /^[\w.-]+\/[\w.-]+$/.test(query);
    if (!offer || !(bare || query.startsWith(`${HUB_HOST}/`)) || !isHubAddress(query)) return;
    const { repository } = parseHubAddress(query);
    const page = `/models/${repository.toLowerCase()}/`;
    if (hits.some(({ address }) => address.endsWith(page))) return;
    const link = offer.querySelector('a');
    if (link) link.search = `?hub=${encodeURIComponent(query)}&v=1`;
    offer.hidden = false;
  }

  #answer({ answer, root }: Found): void {
    const box = this.#part('answer');
    if (!box) return;
    box.hidden = answer === null;
    if (!answer) return;
    const { model, part, rule, value, other } = answer;
    this.#text('what', `${model}, ${part === 'active' ? 'active per token' : 'total'}, ${rule}`);
    this.#part('figure')?.replaceChildren(figure(value));
    this.#part('rule')?.replaceChildren(
      `${WHY[answer.why]}${answer.short}.`,
      ...(other === null ? [] : [part === 'active' ? ' Total ' : ' Active ', figure(other), '.']),
    );
    this.#besides('rules', 'Other rules: ', answer.otherRules);
    this.#besides('models', 'Under the same rule: ', answer.otherModels);
    for (const link of box.querySelectorAll<HTMLAnchorElement>('a[data-link]'))
      link.href = answer.path;
    box.dataset['copy'] = copyText(answer, root);
  }

  #besides(part: string, lead: string, besides: readonly Beside[]): void {
    const node = this.#part(part);
    if (!node) return;
    node.hidden = besides.length === 0;
    node.replaceChildren(
      lead,
      ...besides.flatMap(({ name, path, value }, at) => {
        const link = document.createElement('a');
        link.href = path;
        link.textContent = name;
        return [...(at > 0 ? ['; '] : []), figure(value), ' ', link];
      }),
      '.',
    );
  }

  async #clicked(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-part="copy"]');
    const text = this.#part('answer')?.dataset['copy'];
    if (!button || !text) return;
    await navigator.clipboard.writeText(text);
    markCopied(button, this.#part('copied'));
  }

  /** One choice for each kind that was found, with how many. */
  #kinds(hits: readonly Hit[]): void {
    const field = this.#part('kinds');
    const row = field?.querySelector('.pickrow');
    const template = this.querySelector<HTMLTemplateElement>('[data-template="kind"]');
    if (!field || !row || !template) return;
    const groups = [...Map.groupBy(hits, ({ kind }) => kind)];
    field.hidden = groups.length < 2;
    const choices: readonly (readonly [kind: string, count: number])[] = [
      ['', hits.length],
      ...groups.map(([kind, members]) => [kind, members.length] as const),
    ];
    row.replaceChildren(
      ...choices.map(([kind, count]) => {
        const label = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
        const input = label.querySelector('input');
        if (input) Object.assign(input, { value: kind, checked: kind === '' });
        label.querySelector('[data-text="kind"]')?.append(kind || 'All');
        label.querySelector('.small')?.append(String(count));
        return label;
      }),
    );
  }

  #filter(): void {
    const chosen = this.querySelector<HTMLInputElement>('input[name="kind"]:checked')?.value ?? '';
    let left = 0;
    for (const item of this.querySelectorAll<HTMLElement>('.found > li')) {
      item.hidden = chosen !== '' && item.dataset['kind'] !== chosen;
      if (!item.hidden) left++;
    }
    this.#text('status', `${pages(left)}${chosen ? ` of the kind “${chosen}”` : ''}.`);
  }

  #hit({ title, address, kind, excerpt }: Hit, words: readonly string[]): Node {
    const template = this.querySelector<HTMLTemplateElement>('[data-template="hit"]');
    const node = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    if (!node) return document.createTextNode(title);
    node.dataset['kind'] = kind;
    node.querySelector('.label')?.append(KIND_OF_ONE[kind] ?? kind);
    node.querySelector('a')?.replaceChildren(...marked(title, words));
    node.querySelector('p')?.replaceChildren(...marked(excerpt, words));
    node.querySelector('a')?.setAttribute('href', address);
    return node;
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`);
  }

  #text(name: string, text: string): void {
    const node = this.#part(name);
    if (node) node.textContent = text;
  }
}

const KIND_OF_ONE: Readonly<Record<string, string>> = {
  Models: 'Model',
  Rules: 'Rule',
  Explainers: 'Explainer',
  Architectures: 'Architecture',
  Terms: 'Term',
  Questions: 'Question',
  Pages: 'Page',
};
const WHY: Readonly<Record<Answer['why'], string>> = {
  stated: 'The maker’s own rule. ',
  'gives the label': 'A rule that gives the maker’s label. ',
  chosen: '',
};

const pages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`);

function said(query: string, { answer, hits, unknown }: Found): string {
  if (hits.length === 0 && !answer)
    return `No page holds “${query}”. Try a model’s name, or one word less; all pages are listed below.`;
  if (unknown.length > 0) {
    const words = unknown.map((word) => `“${word}”`).join(', ');
    return `No page has ${words}. Near it: ${pages(hits.length)}.`;
  }
  return answer ? `An answer, and ${pages(hits.length)}.` : `${pages(hits.length)}.`;
}

function figure(value: number): HTMLElement {
  const { head, tail } = figureView(value);
  const node = document.createElement('data');
  node.className = 'fig';
  node.value = String(value);
  const strong = document.createElement('b');
  strong.textContent = head;
  node.append(...(head ? [strong] : []), tail);
  return node;
}

/** What is pasted into a discussion: the figure never travels without its rule and its address. */
function copyText({ model, part, rule, value, path }: Answer, root: string): string {
  return `${model}, ${part}, ${rule}: ${figure(value).textContent} — ${root}${path}`;
}

/** A text with the words of the query marked in it. */
function marked(text: string, words: readonly string[]): Node[] {
  return text.split(/([\p{L}\p{N}.]+)/u).map((piece) => {
    if (!wordsOf(piece).some((word) => words.includes(word))) return document.createTextNode(piece);
    const mark = document.createElement('mark');
    mark.textContent = piece;
    return mark;
  });
}

customElements.define('wb-results', SearchResults);
