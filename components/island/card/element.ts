import { RefusalError } from '../../../src/engine/errors.ts';
import type { SearchData } from '../../../src/search/data.ts';
import { cardTable, TABLE_FORMATS } from '../../../src/site/card-table.ts';
import { loadOnce } from '../load-once.ts';
import { markCopied } from '../ticket/show-copied.ts';
import type { WeighData } from '../ticket/subject.ts';
import { sentenceFor, sentenceForConfig, type CardView } from './view.ts';

/** How long after the last key a pasted config is counted. */
const SETTLED_MS = 300;

/** <wb-card>: writes the sentence anew for the model, or the pasted config, and the rule that a reader chooses. */
class Card extends HTMLElement {
  #view: CardView | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('input', ({ target }) => {
      clearTimeout(this.#settling);
      const wait = target instanceof HTMLTextAreaElement ? SETTLED_MS : 0;
      this.#settling = setTimeout(() => void this.#write(), wait);
    });
    this.addEventListener('click', (event) => void this.#copy(event));
    this.toggleAttribute('data-ready', true);
  }

  async #write(): Promise<void> {
    const pasted = this.#chosen('config').trim();
    try {
      this.#view = await (pasted === '' ? this.#ofModel() : this.#ofConfig(pasted));
      this.#tell('sentence', this.#view.sentence);
      this.#tell('problem', '');
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      this.#tell('problem', error.message);
    }
  }

  async #ofModel(): Promise<CardView> {
    const data = await loadOnce<SearchData>(this.dataset['facts'] ?? '', 'The facts');
    return sentenceFor(data, this.#chosen('model'), this.#chosen('rule'));
  }

  async #ofConfig(text: string): Promise<CardView> {
    const id = this.#chosen('rule');
    const [data, { rules }, { figuresOfConfig }] = await Promise.all([
      loadOnce<SearchData>(this.dataset['facts'] ?? '', 'The facts'),
      loadOnce<WeighData>(this.dataset['rules'] ?? '', 'The rules'),
      import('./pasted.ts'),
    ]);
    const rule = rules.find((each) => each.id === id);
    if (!rule) throw new Error(`No rule ${id} in the facts.`);
    return sentenceForConfig(data, id, await figuresOfConfig(text, rule));
  }

  async #copy(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]');
    if (!button) return;
    if (!this.#view) await this.#write();
    if (!this.#view) return;
    await navigator.clipboard.writeText(textOf(this.#view, button.dataset['copy'] ?? ''));
    markCopied(button, this.querySelector('[data-part="copied"]'));
  }

  #chosen(name: string): string {
    return (
      this.querySelector<HTMLSelectElement | HTMLTextAreaElement>(`[name="${name}"]`)?.value ?? ''
    );
  }

  #tell(part: string, text: string): void {
    const node = this.querySelector<HTMLElement>(`[data-part="${part}"]`);
    if (!node) return;
    node.textContent = text;
    if (part === 'problem') node.hidden = text === '';
  }
}

/** The sentence, the sentence with its address as a link, or a table; the sentence too where there is no figure to tabulate. */
function textOf({ sentence, address, facts }: CardView, what: string): string {
  if (what === 'link') return sentence.replace(address, `<${address}>`);
  const format = TABLE_FORMATS.find((each) => each === what);
  return format && facts ? cardTable(facts, format) : sentence;
}

customElements.define('wb-card', Card);
