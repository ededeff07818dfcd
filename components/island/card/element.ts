import type { SearchData } from '../../../src/search/data.ts';
import { sentenceFor } from './view.ts';

/** <wb-card>: writes the sentence anew for the model and rule that a reader chooses. */
class Card extends HTMLElement {
  #facts: Promise<SearchData> | null = null;
  #address = '';

  connectedCallback(): void {
    this.addEventListener('change', () => void this.#write());
    this.addEventListener('click', (event) => void this.#copy(event));
    this.toggleAttribute('data-ready', true);
  }

  /** The figures of all models under all rules, fetched once. */
  #read(): Promise<SearchData> {
    this.#facts ??= fetch(this.dataset['facts'] ?? '').then((answer) => {
      if (!answer.ok) throw new Error(`The figures could not be read (${answer.status}).`);
      return answer.json() as Promise<SearchData>;
    });
    return this.#facts;
  }

  async #write(): Promise<void> {
    const data = await this.#read();
    const { sentence, address } = sentenceFor(data, this.#chosen('model'), this.#chosen('rule'));
    this.#address = address;
    this.#tell('sentence', sentence);
  }

  async #copy(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]');
    if (!button) return;
    if (this.#address === '') await this.#write();
    const sentence = this.querySelector('[data-part="sentence"]')?.textContent ?? '';
    const markdown = sentence.replace(this.#address, `<${this.#address}>`);
    await navigator.clipboard.writeText(
      button.dataset['copy'] === 'markdown' ? markdown : sentence,
    );
    button.dataset['done'] = '';
    this.#tell('copied', 'Copied');
    setTimeout(() => {
      delete button.dataset['done'];
      this.#tell('copied', '');
    }, 2000);
  }

  #chosen(name: string): string {
    return this.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value ?? '';
  }

  #tell(part: string, text: string): void {
    const node = this.querySelector(`[data-part="${part}"]`);
    if (node) node.textContent = text;
  }
}

customElements.define('wb-card', Card);
