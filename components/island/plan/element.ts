import { loadFamilyOf } from '#engine';
import { fillList, paintFigure, paintSwatch } from '../weigh/paint.ts';
import type { PlanModel } from './models.ts';
import { planView } from './view.ts';

/** <wb-plan>: the layer plan with another model's numbers. The choice is the address's `m`. */
class Plan extends HTMLElement {
  #models: readonly PlanModel[] = [];

  connectedCallback(): void {
    const facts = this.querySelector('script[type="application/json"]')?.textContent ?? '[]';
    this.#models = JSON.parse(facts) as PlanModel[];
    this.addEventListener('change', (event) => {
      const id = (event.target as HTMLSelectElement).value;
      history.pushState(null, '', id === this.#models[0]?.id ? location.pathname : `?m=${id}&v=1`);
      void this.#show(id, true);
    });
    window.addEventListener('popstate', () => void this.#restore());
    if (location.search !== '') void this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  async #restore(): Promise<void> {
    const first = this.#models[0]?.id ?? '';
    const asked = new URLSearchParams(location.search).get('m')?.toLowerCase() ?? first;
    const known = this.#models.some(({ id }) => id === asked);
    const problem = known
      ? ''
      : `No model “${asked}” of this architecture here; ${first} is shown.`;
    await this.#show(known ? asked : first, false);
    this.#text('problem', problem);
    this.querySelector('[data-part="problem"]')?.toggleAttribute('hidden', known);
  }

  async #show(id: string, announce: boolean): Promise<void> {
    const model = this.#models.find((each) => each.id === id);
    if (!model) return;
    await loadFamilyOf(model.config);
    const view = planView(model);
    const select = this.querySelector('select');
    if (select) select.value = id;
    fillList(this, 'dims', view.dims, () => {});
    fillList(this, 'rows', view.rows, (node, row) => {
      paintSwatch(node, row);
      node.querySelector('[data-text="role"]')?.classList.toggle('vh', row.again);
    });
    this.#text('kinds', view.kinds);
    this.#text('name', model.name);
    this.#text('label', view.sumLabel);
    const sum = this.querySelector<HTMLDataElement>('[data-part="sum"] data');
    if (sum) paintFigure(sum, view.sum);
    if (announce) this.#text('spoken', view.said);
  }

  #text(name: string, text: string): void {
    const node = this.querySelector(`[data-part="${name}"]`);
    if (node) node.textContent = text;
  }
}

customElements.define('wb-plan', Plan);
