import { ConfigError, ledgerOf, loadFamilyOf, weighUnder } from '#engine';
import { choiceFigures, ticketView, type TicketView } from '../ticket/view.ts';
import { figureView } from '../ticket/figure.ts';
import { loadOnce } from '../load-once.ts';
import { offerTicket } from '../ticket/share.ts';
import { showCopied } from '../ticket/show-copied.ts';
import type { ModelSubject, RuleSubject, WeighData } from '../ticket/subject.ts';
import { partsInDispute } from './dispute.ts';
import { paintFields } from './fields.ts';
import { paintChoice, paintFigure, paintTicket } from './paint.ts';
import { parseValue, readState, writeState, type State } from './state.ts';

/**
 * <wb-weigh>: a model, a rule, its ticket. The page's HTML is complete without
 * it; on first use it loads the facts of all models and rules, and from then on
 * every figure is counted here by the engine that built the page.
 */
class Weigh extends HTMLElement {
  #view: TicketView | null = null;
  #defaults: State = { model: '', rule: '', changes: {} };
  #state: State = this.#defaults;

  connectedCallback(): void {
    const { model = '', rule = '' } = this.dataset;
    this.#defaults = { model, rule, changes: {} };
    this.#state = this.#defaults;
    this.addEventListener('change', (event) => void this.#changed(event));
    this.addEventListener('input', (event) => void this.#typed(event));
    this.addEventListener('click', (event) => void this.#clicked(event));
    offerTicket(this);
    window.addEventListener('popstate', () => void this.#restore());
    if (location.search !== '') void this.#restore();
    this.toggleAttribute('data-ready', true);
  }

  /** The facts, fetched once. They hold no count. */
  #load(): Promise<WeighData> {
    return loadOnce<WeighData>(this.dataset['facts'] ?? '', 'The catalogue');
  }

  /** The reading of a model's architecture, which is code and comes when it is needed. */
  async #loadFamily({ models }: WeighData, model: string): Promise<void> {
    await loadFamilyOf(models.find(({ id }) => id === model)?.config);
  }

  async #restore(): Promise<void> {
    const data = await this.#load();
    const read = readState(location.search, this.#defaults, data);
    const problems = [...read.problems];
    this.#state = read.state;
    await this.#loadFamily(data, read.state.model);
    try {
      this.#paint(data, false);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(error.message);
      this.#state = this.#defaults;
      this.#paint(data, false);
    }
    this.#syncControls(data);
    this.#tell('problem', problems.join(' '));
  }

  async #changed(event: Event): Promise<void> {
    const control = event.target as HTMLInputElement | HTMLSelectElement;
    const data = await this.#load();
    await this.#loadFamily(data, control.name === 'model' ? control.value : this.#state.model);
    if (control.name === 'model') {
      this.#go(data, { ...this.#state, model: control.value, changes: {} });
      this.#syncControls(data);
    } else if (control.name === 'rule') {
      this.#go(data, { ...this.#state, rule: control.value });
      this.#syncControls(data);
    } else if (control.dataset['field'] && control instanceof HTMLSelectElement) {
      this.#changeField(data, control);
    }
  }

  async #typed(event: Event): Promise<void> {
    const control = event.target;
    if (control instanceof HTMLInputElement && control.dataset['field']) {
      const data = await this.#load();
      await this.#loadFamily(data, this.#state.model);
      this.#changeField(data, control);
    }
  }

  #changeField(data: WeighData, control: HTMLInputElement | HTMLSelectElement): void {
    const field = control.dataset['field'] ?? '';
    const original = this.#released(data).config[field];
    const value = parseValue(control.value, original);
    const changes = { ...this.#state.changes };
    if (value === null) return this.#refuse(control, `${field}: a whole number is needed here.`);
    if (value === original) delete changes[field];
    else changes[field] = value;
    try {
      this.#go(data, { ...this.#state, changes });
      this.#refuse(control, '');
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#refuse(control, error.message);
    }
  }

  #refuse(control: HTMLElement, message: string): void {
    control.toggleAttribute('aria-invalid', message !== '');
    if (message !== '') control.setAttribute('aria-invalid', 'true');
    this.#tell('problem', message);
  }

  /** Weighs first, and only then moves: a refused config leaves ticket and address as they were. */
  #go(data: WeighData, state: State): void {
    const before = this.#state;
    this.#state = state;
    try {
      this.#paint(data, true);
    } catch (error) {
      this.#state = before;
      throw error;
    }
    history.pushState(null, '', `${location.pathname}${writeState(state, this.#defaults)}`);
    this.#tell('problem', '');
  }

  #paint(data: WeighData, announce: boolean): void {
    const model = this.#model(data);
    const { rules } = data;
    const rule = rules.find(({ id }) => id === this.#state.rule) ?? rules[0];
    if (!rule) throw new Error('The catalogue has no rules.');
    const changes = Object.entries(this.#state.changes).map(
      ([field, value]) => `${field} = ${String(value)}`,
    );
    const view = ticketView({ model, rule, rules, changes, link: this.#link(model.id, rule.id) });
    this.#view = view;
    const ticket = this.querySelector<HTMLElement>('[data-ticket]');
    const base = this.dataset['base'] ?? '/';
    if (ticket) {
      const links = { rule: `${base}conventions/${rule.id}/`, model: `${base}models/${model.id}/` };
      paintTicket(ticket, view, links);
    }
    this.#paintChoices(model, rules);
    this.#paintDispute(model);
    if (announce) this.#tell('spoken', view.spoken);
  }

  /** Every rule's figures stand in the list of choices, so choosing only changes the ticket. */
  #paintChoices(model: ModelSubject, rules: readonly RuleSubject[]): void {
    const ledger = ledgerOf(model.config, model.file);
    for (const rule of rules) paintChoice(this, rule.id, choiceFigures(weighUnder(ledger, rule)));
  }

  #paintDispute(model: ModelSubject): void {
    for (const { id, amount } of partsInDispute(ledgerOf(model.config, model.file))) {
      const figure = this.querySelector<HTMLDataElement>(`[data-dispute="${id}"] [data-figure]`);
      if (figure) paintFigure(figure, figureView(amount));
      this.querySelector(`[data-dispute="${id}"]`)?.toggleAttribute('hidden', amount === 0);
    }
  }

  #syncControls(data: WeighData): void {
    const { model, rule, changes } = this.#state;
    for (const select of this.querySelectorAll<HTMLSelectElement>(
      'select[name="model"], select[name="rule"]',
    )) {
      select.value = select.name === 'model' ? model : rule;
    }
    const radio = this.querySelector<HTMLInputElement>(
      `input[name="rule"][value="${CSS.escape(rule)}"]`,
    );
    if (radio) {
      radio.checked = true;
      radio.closest('details')?.setAttribute('open', '');
    }
    const heading = this.querySelector('[data-part="fields-of"]');
    if (heading) heading.textContent = this.#model(data).name;
    paintFields(this, { ...this.#released(data).config, ...changes });
  }

  /** The model as released, or with the reader's changes to its config, of which no file is known. */
  #model(data: WeighData): ModelSubject {
    const released = this.#released(data);
    const { changes } = this.#state;
    if (Object.keys(changes).length === 0) return released;
    return { ...released, config: { ...released.config, ...changes }, file: undefined };
  }

  #released(data: WeighData): ModelSubject {
    const model = data.models.find(({ id }) => id === this.#state.model);
    if (!model) throw new Error(`The catalogue has no model ${this.#state.model}.`);
    return model;
  }

  /** A model as released has an address of its own; a changed one is this page with its state. */
  #link(model: string, rule: string): string {
    const origin = this.dataset['origin'] ?? location.origin;
    const base = this.dataset['base'] ?? '/';
    if (Object.keys(this.#state.changes).length === 0)
      return `${origin}${base}models/${model}/${rule}/`;
    return `${origin}${location.pathname}${writeState(this.#state, this.#defaults)}`;
  }

  async #clicked(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
    if (!button) return;
    const what = button.dataset['copy'];
    await navigator.clipboard.writeText(
      what === 'link' ? this.#shownLink() : await this.#copy(what),
    );
    showCopied(button, this.querySelector('[data-part="copied"]'));
  }

  #shownLink(): string {
    return this.querySelector<HTMLInputElement>('[data-part="link"]')?.value ?? location.href;
  }

  async #copy(what: string | undefined): Promise<string> {
    if (!this.#view) {
      const data = await this.#load();
      await this.#loadFamily(data, this.#state.model);
      this.#paint(data, false);
    }
    const copies = this.#view?.copies;
    return copies?.[what as keyof typeof copies] ?? '';
  }

  #tell(name: string, text: string): void {
    const node = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!node) return;
    node.textContent = text;
    if (name === 'problem') node.hidden = text === '';
  }
}

customElements.define('wb-weigh', Weigh);
