import { ConfigError } from '../../../src/engine/errors.ts';
import { readLabel } from '../../../src/engine/solver/label.ts';
import { loadOnce } from '../load-once.ts';
import { markCopied } from '../ticket/show-copied.ts';
import { fillList, paintFigure, paintSwatch } from '../weigh/paint.ts';
import type { SolverData } from './data.ts';
import { readState, writeState, type State } from './state.ts';
import {
  labelText,
  solverView,
  type FitRow,
  type NearRow,
  type RuleLink,
  type SolverView,
} from './view.ts';

/** So many rows are an answer; the rest wait for a press. */
const MOST = { fits: 12, near: 8 } as const;

/**
 * <wb-solver>: answers a label in the reader’s browser. The page holds one
 * answer; the table of figures is fetched when a reader first asks for another.
 */
class Solver extends HTMLElement {
  #view: SolverView | null = null;

  connectedCallback(): void {
    this.#form().addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask(true);
    });
    this.#form().addEventListener('change', (event) => {
      if (event.target === this.#select()) this.#ask(true);
    });
    this.addEventListener('click', (event) => {
      const target = event.target as Element;
      const more = target.closest<HTMLElement>('[data-more]');
      if (more) this.#paintRows(more.dataset['more'] as 'fits' | 'near', true);
      const copy = target.closest<HTMLElement>('[data-copy]');
      if (copy) void this.#copy(copy);
    });
    window.addEventListener('popstate', () => this.#restore());
    if (location.search !== '') this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  #restore(): void {
    const { label, model } = readState(location.search);
    if (label === '') return;
    this.#input().value = label;
    this.#select().value = model;
    const unknown = this.#select().selectedIndex < 0;
    if (unknown) this.#select().value = '';
    this.#ask(false);
    if (unknown) this.#problem(`No model “${model}” here; all models are searched.`);
  }

  #state(): State {
    return { label: this.#input().value.trim(), model: this.#select().value };
  }

  #ask(keep: boolean): void {
    const state = this.#state();
    try {
      const label = readLabel(state.label);
      this.#problem('');
      if (keep) history.pushState(null, '', `${location.pathname}${writeState(state)}`);
      void this.#load().then((data) => {
        const model = data.models.find(({ id }) => id === state.model) ?? null;
        const started = performance.now();
        const view = solverView(data, label, labelText(label), model);
        performance.measure('solve', { start: started });
        this.#paint(view);
      });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#problem(`${error.rule} ${error.remedy}`);
      this.#input().setAttribute('aria-invalid', 'true');
    }
  }

  #load(): Promise<SolverData> {
    return loadOnce<SolverData>(this.dataset['table'] ?? '', 'The figures');
  }

  #paint(view: SolverView): void {
    this.#view = view;
    this.#tell('heading', view.heading);
    this.#tell('said', view.said);
    this.#tell('spoken', `${view.heading}. ${view.said}`);
    this.#part('said').hidden = view.said === '';
    this.#part('fits').hidden = view.fits.length === 0;
    this.#part('near').hidden = view.near.length === 0;
    this.#paintRows('fits', false);
    this.#paintRows('near', false);
  }

  #paintRows(name: 'fits' | 'near', all: boolean): void {
    if (!this.#view) return;
    const { fits, near } = this.#view;
    const most = all ? undefined : MOST[name];
    if (name === 'fits')
      fillList(this, 'fits', fits.first(most), (node, row) => this.#finishFit(node, row));
    else fillList(this, 'near', near.first(most), (node, row) => this.#finishNear(node, row));
    const more = this.querySelector<HTMLElement>(`[data-more="${name}"]`);
    if (!more) return;
    const { length } = this.#view[name];
    more.hidden = all || length <= MOST[name];
    more.textContent = `Show all ${length}`;
  }

  #finishFit(node: HTMLElement, row: FitRow): void {
    node.classList.toggle('on', row.own);
    this.#finishLinks(node, row.rules);
    node.querySelector('[data-part="chip"]')?.classList.add(row.chip);
    for (const part of ['total', 'active'] as const) {
      const cell = node.querySelector(`[data-half="${part}"]`);
      if (row[part] !== null || !cell) continue;
      const none = document.createElement('span');
      none.className = 'na';
      none.textContent = 'not asked or not given';
      cell.replaceChildren(none);
    }
  }

  #finishNear(node: HTMLElement, row: NearRow): void {
    this.#finishLinks(node, row.rules);
    node.querySelector('[data-part="gives"]')?.replaceChildren(
      ...row.gives.map(({ part, figure }) => {
        const line = document.createElement('span');
        line.className = 'half';
        const data = document.createElement('data');
        data.className = 'fig';
        paintFigure(data, figure);
        const word = document.createElement('small');
        word.className = 'small';
        word.textContent = part;
        line.append(data, ' ', word);
        return line;
      }),
    );
    const blank = this.querySelector<HTMLTemplateElement>('[data-template="gap"]');
    node.querySelector('[data-part="gaps"]')?.replaceChildren(
      ...row.gaps.map((gap) => {
        const line = blank?.content.firstElementChild?.cloneNode(true) as HTMLElement;
        for (const text of line.querySelectorAll<HTMLElement>('[data-text]'))
          text.textContent = text.dataset['text'] === 'name' ? gap.name : gap.part;
        const figure = line.querySelector<HTMLDataElement>('[data-figure]');
        if (figure) paintFigure(figure, gap.figure);
        paintSwatch(line, gap);
        return line;
      }),
    );
  }

  #finishLinks(node: HTMLElement, rules: readonly RuleLink[]): void {
    const links = rules.flatMap(({ name, path }, at) => {
      const link = document.createElement('a');
      link.textContent = name;
      link.setAttribute('href', `${this.dataset['base'] ?? ''}${path}`);
      return at > 0 ? [', ', link] : [link];
    });
    node.querySelector('[data-part="rules"]')?.replaceChildren(...links);
  }

  async #copy(button: HTMLElement): Promise<void> {
    const state = this.#state();
    const link = new URL(`${location.pathname}${writeState(state)}`, location.href);
    await navigator.clipboard.writeText(link.href);
    markCopied(button, this.#part('copied'));
  }

  #problem(text: string): void {
    this.#tell('problem', text);
    this.#part('problem').hidden = text === '';
    this.#input().removeAttribute('aria-invalid');
  }

  #form(): HTMLFormElement {
    return this.#known(this.querySelector('form'));
  }
  #input(): HTMLInputElement {
    return this.#known(this.querySelector<HTMLInputElement>('input[name="q"]'));
  }
  #select(): HTMLSelectElement {
    return this.#known(this.querySelector<HTMLSelectElement>('select[name="m"]'));
  }
  #part(name: string): HTMLElement {
    return this.#known(this.querySelector<HTMLElement>(`[data-part="${name}"]`));
  }
  #known<T>(found: T | null): T {
    if (found === null) throw new Error('The solver’s page lacks a part.');
    return found;
  }

  #tell(name: string, text: string): void {
    this.#part(name).textContent = text;
  }
}

customElements.define('wb-solver', Solver);
