import { marked, type NearAnswer } from './mark.ts';

/** <wb-check>: a question with a number for its answer, marked as it is given. */
class Check extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const output = this.querySelector('output');
    const input = this.querySelector('input');
    if (!form || !output || !input) return;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { mark, text } = marked(input.value, this.#answer(), this.#near());
      output.dataset['mark'] = mark;
      output.textContent = `${mark} ${text}`;
    });
    this.toggleAttribute('data-ready', true);
  }

  #answer(): number {
    return Number(this.dataset['answer']);
  }

  #near(): readonly NearAnswer[] {
    return JSON.parse(this.dataset['near'] ?? '[]') as readonly NearAnswer[];
  }
}

customElements.define('wb-check', Check);
