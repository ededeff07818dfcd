import { percent } from '../../../src/engine/format.ts';
import { loadOnce } from '../load-once.ts';
import { figureView } from '../ticket/figure.ts';
import type { FigurePair } from '../../../src/site/catalogue-rows.ts';
import { paintFigure } from '../weigh/paint.ts';
import {
  compareBy,
  defaultState,
  FILTERS,
  passes,
  readState,
  writeState,
  type Filter,
  type Listed,
  type Sort,
  type State,
} from './state.ts';

/** Pairs of figures by rule and model. */
type Figures = Readonly<Record<string, Readonly<Record<string, FigurePair>>>>;

/**
 * <wb-catalogue>: filters, order and rule of the table of models. The rows are
 * the page's own; another rule's figures are fetched, all rules' at once.
 */
class Catalogue extends HTMLElement {
  #standard = defaultState('');
  #state: State = this.#standard;
  #rows: { node: HTMLTableRowElement; id: string; listed: Listed }[] = [];
  #rule = '';

  connectedCallback(): void {
    this.#standard = defaultState(this.dataset['rule'] ?? '');
    this.#state = this.#standard;
    this.#rule = this.#standard.rule;
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((node) => ({
      node,
      id: node.dataset['id'] ?? '',
      listed: listedOf(node),
    }));
    this.addEventListener('change', () => this.#changed());
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-sort]');
      if (button) this.#go({ ...this.#state, sort: button.dataset['sort'] as Sort });
    });
    this.addEventListener('reset', () => setTimeout(() => this.#go(this.#standard)));
    window.addEventListener('popstate', () => this.#restore());
    if (location.search !== '') this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  #changed(): void {
    const filters = Object.fromEntries(
      FILTERS.map((key) => [key, this.#select(key)?.value ?? '']),
    ) as Record<Filter, string>;
    this.#go({ ...this.#state, filters, rule: this.#select('c')?.value ?? this.#standard.rule });
  }

  #go(state: State): void {
    history.pushState(null, '', `${location.pathname}${writeState(state, this.#standard)}`);
    this.#state = state;
    void this.#paint(true);
  }

  #restore(): void {
    const options = (name: string): string[] =>
      [...(this.#select(name)?.options ?? [])].map(({ value }) => value);
    const values = Object.fromEntries(FILTERS.map((key) => [key, options(key)])) as Record<
      Filter,
      string[]
    >;
    const { state, problems } = readState(location.search, this.#standard, {
      rules: options('c'),
      values,
    });
    this.#state = state;
    for (const key of FILTERS) this.#set(key, state.filters[key]);
    this.#set('c', state.rule);
    void this.#paint(false).then(() => this.#tell('problem', problems.join(' ')));
  }

  async #paint(announce: boolean): Promise<void> {
    if (this.#state.rule !== this.#rule) await this.#recount();
    const order = compareBy(this.#state.sort);
    this.#rows.sort((a, b) => order(a.listed, b.listed));
    let shown = 0;
    for (const { node, id, listed } of this.#rows) {
      const visible = passes(listed, this.#state);
      if (visible) shown += 1;
      node.hidden = !visible;
      this.#points(id, visible);
    }
    this.querySelector('tbody')?.append(...this.#rows.map(({ node }) => node));
    for (const button of this.querySelectorAll<HTMLElement>('[data-sort]')) {
      const sorted = button.dataset['sort'] === this.#state.sort;
      const heading = button.closest('th');
      if (sorted)
        heading?.setAttribute(
          'aria-sort',
          button.dataset['sort'] === 'name' ? 'ascending' : 'descending',
        );
      else heading?.removeAttribute('aria-sort');
    }
    this.#tell('problem', '');
    this.#tell(
      'shown',
      shown === this.#rows.length
        ? `All ${shown} models.`
        : `${shown} of ${this.#rows.length} models.`,
    );
    if (announce && shown === 0)
      this.#tell('problem', 'No model passes all of these. Clear one of them.');
  }

  /** Points of a filtered model vanish; the axes stay. */
  #points(id: string, visible: boolean): void {
    for (const point of document.querySelectorAll<SVGElement>(`[data-point="${CSS.escape(id)}"]`)) {
      point.toggleAttribute('hidden', !visible);
    }
  }

  /** Every row under the chosen rule. */
  async #recount(): Promise<void> {
    const { rule } = this.#state;
    const pairs = (await this.#load())[rule];
    if (!pairs) return;
    for (const row of this.#rows) {
      const [total, active] = pairs[row.id] ?? [null, null];
      row.listed = { ...row.listed, total, active };
      paintRow(row.node, row.listed);
    }
    this.#rule = rule;
    const chosen = this.#select('c')?.selectedOptions[0]?.text ?? rule;
    for (const node of this.querySelectorAll('[data-part="rule"]')) node.textContent = chosen;
  }

  #load(): Promise<Figures> {
    return loadOnce<Figures>(this.dataset['figures'] ?? '', 'The figures');
  }

  #select(name: string): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  }

  #set(name: string, value: string): void {
    const select = this.#select(name);
    if (select) select.value = value;
  }

  #tell(name: string, text: string): void {
    const node = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!node) return;
    node.textContent = text;
    if (name === 'problem') node.hidden = text === '';
  }
}

function listedOf({ dataset }: HTMLTableRowElement): Listed {
  const text = (key: string): string => dataset[key] ?? '';
  const count = (key: string): number | null => (dataset[key] ? Number(dataset[key]) : null);
  return {
    attention: text('attention'),
    kind: text('kind'),
    maker: text('maker'),
    year: text('released').slice(0, 4),
    name: text('name'),
    released: text('released'),
    context: count('context') ?? 0,
    total: count('total'),
    active: count('active'),
  };
}

function paintRow(node: HTMLTableRowElement, { total, active }: Listed): void {
  for (const [name, value] of [
    ['total', total],
    ['active', active],
  ] as const) {
    const figure = node.querySelector<HTMLDataElement>(`[data-figure="${name}"]`);
    if (!figure) continue;
    if (value === null) figure.replaceChildren('not defined');
    else paintFigure(figure, figureView(value));
  }
  const share = node.querySelector('[data-part="share"]');
  if (!share) return;
  const both = total !== null && active !== null;
  share.textContent = both ? (active === total ? 'all' : percent(active, total)) : '';
}

customElements.define('wb-catalogue', Catalogue);
