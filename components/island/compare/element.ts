import { loadOnce } from '../load-once.ts';
import { offerShare } from '../share.ts';
import type { SolverData } from '../solver/data.ts';
import { markCopied } from '../ticket/show-copied.ts';
import { fillList, paintBar, paintFigure, paintSwatch } from '../weigh/paint.ts';
import { copiesOf, type Copies } from './copy.ts';
import { EVERY, MOST, normal, readState, writeState, type State } from './state.ts';
import { compareView, type CompareView, type Row } from './view.ts';

/**
 * <wb-compare>: other models, another rule. The page holds one comparison; the
 * table of figures is fetched when a reader first asks for another.
 */
class Compare extends HTMLElement {
  #standard: State = { models: [], rule: '' };
  #state: State = this.#standard;

  connectedCallback(): void {
    const { models = '', rule = '' } = this.dataset;
    this.#standard = normal({ models: models.split(','), rule });
    this.#state = this.#standard;
    this.#known(this.querySelector('form')).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add();
    });
    this.addEventListener('change', ({ target }) => {
      if (target === this.#select('c')) this.#go({ ...this.#state, rule: this.#select('c').value });
      if (target === this.#select('first')) this.#lead(this.#select('first').value);
    });
    this.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-remove], [data-copy]');
      if (button?.dataset['remove']) this.#remove(button.dataset['remove']);
      if (button?.dataset['copy']) void this.#copy(button);
    });
    offerShare(this.querySelector('[data-share]'), () => ({
      title: document.title,
      text: this.#said('heading') || this.#said('everyHeading'),
      url: this.#link(),
    }));
    window.addEventListener('popstate', () => void this.#restore());
    if (location.search !== '') void this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  #add(): void {
    const chosen = this.#select('add').value;
    const { models, rule } = this.#state;
    if (chosen === '') return this.#tell('problem', 'Choose a model to add.');
    if (rule === EVERY) return this.#go({ models: [chosen], rule });
    this.#go({ models: [...models, chosen], rule });
  }

  #lead(first: string): void {
    const others = this.#state.models.filter((id) => id !== first);
    this.#go({ ...this.#state, models: [first, ...others] });
  }

  #remove(id: string): void {
    this.#go({ ...this.#state, models: this.#state.models.filter((each) => each !== id) });
    // The button that was pressed is gone; the one that adds stays.
    this.#select('add').focus();
  }

  #go(state: State): void {
    this.#state = normal(state);
    history.pushState(null, '', `${location.pathname}${writeState(this.#state, this.#standard)}`);
    void this.#load().then((data) => {
      const view = this.#paint(data);
      this.#tell('problem', '');
      this.#tell('spoken', view.spoken);
    });
  }

  async #restore(): Promise<void> {
    const data = await this.#load();
    const { state, problems } = readState(location.search, this.#standard, data);
    this.#state = state;
    this.#paint(data);
    this.#tell('problem', problems.join(' '));
  }

  #load(): Promise<SolverData> {
    return loadOnce<SolverData>(this.dataset['table'] ?? '', 'The figures');
  }

  #paint(data: SolverData): CompareView {
    const view = compareView(data, this.#state);
    for (const node of this.querySelectorAll<HTMLElement>('[data-said]'))
      node.textContent = String(view[node.dataset['said'] as keyof CompareView]);
    this.#part('one').hidden = view.models.length === 0;
    this.#part('apart').hidden = view.apart === '';
    fillList(this, 'models', view.models, (node, row) => this.#finish(node, row));
    fillList(this, 'rules', view.rules, (node, row) => this.#finish(node, row));
    fillList(this, 'parts', view.parts, paintSwatch);
    const shared = this.querySelector<HTMLDataElement>('[data-figure="shared"]');
    if (shared) paintFigure(shared, view.shared);
    this.#tell('address', this.#link());
    this.#paintControls(data);
    return view;
  }

  #finish(node: HTMLElement, row: Row): void {
    const part = (name: string): HTMLElement | null => node.querySelector(`[data-part="${name}"]`);
    node.classList.toggle('on', row.on);
    part('on')?.toggleAttribute('hidden', !row.on);
    part('page')?.setAttribute('href', `${this.dataset['base'] ?? ''}${row.path}`);
    for (const name of ['total', 'active', 'totalMore', 'activeMore'] as const)
      part(name)?.toggleAttribute('hidden', row[name] === null);
    const bar = part('bar');
    if (bar) {
      paintBar(bar, row.bar);
      bar.style.setProperty('--w', `${row.length / 10}%`);
    }
    const says = part('says');
    if (says) says.className = row.bar.length > 0 ? 'vh' : 'small na';
  }

  #paintControls({ models }: SolverData): void {
    const { models: chosen, rule } = this.#state;
    const picks = chosen.map((id) => ({
      id,
      name: models.find((each) => each.id === id)?.name ?? id,
    }));
    fillList(this, 'picks', picks, (node, { id, name }) => {
      const button = node.querySelector<HTMLButtonElement>('button');
      if (!button) return;
      button.dataset['remove'] = id;
      button.setAttribute('aria-label', `Remove ${name}`);
      button.disabled = picks.length === 1;
    });
    this.#select('c').value = rule;
    const first = this.#select('first');
    first.replaceChildren(...picks.map(({ id, name }) => new Option(name, id)));
    first.disabled = picks.length === 1;
    const full = picks.length >= MOST;
    const add = this.#select('add');
    add.value = '';
    add.disabled = full;
    for (const option of add.options) option.disabled = chosen.includes(option.value);
    this.#known(this.querySelector<HTMLButtonElement>('form [type="submit"]')).disabled = full;
    this.#part('full').hidden = !full;
  }

  async #copy(button: HTMLElement): Promise<void> {
    const data = await this.#load();
    const copies = copiesOf(data, compareView(data, this.#state), this.#link());
    await navigator.clipboard.writeText(copies[button.dataset['copy'] as keyof Copies]);
    markCopied(button, this.#part('copied'));
  }

  #link(): string {
    return `${this.dataset['address'] ?? ''}${writeState(this.#state, this.#standard)}`;
  }

  #select(name: string): HTMLSelectElement {
    return this.#known(this.querySelector<HTMLSelectElement>(`select[name="${name}"]`));
  }
  #part(name: string): HTMLElement {
    return this.#known(this.querySelector<HTMLElement>(`[data-part="${name}"]`));
  }
  #said(name: string): string {
    return this.querySelector(`[data-said="${name}"]`)?.textContent ?? '';
  }
  #known<T>(found: T | null): T {
    if (found === null) throw new Error('The comparison’s page lacks a part.');
    return found;
  }

  #tell(name: string, text: string): void {
    const node = this.#part(name);
    node.textContent = text;
    if (name === 'problem') node.hidden = text === '';
  }
}

customElements.define('wb-compare', Compare);
