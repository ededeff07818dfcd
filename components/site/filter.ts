import { hasAll } from './filter-words.ts';

/**
 * <wb-filter>: hides what lacks a typed word, with a count for each group and for
 * all. What was typed stands in the address, so a narrowed list can be shared.
 */
class Filter extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (!form || !input) throw new Error('The filter has no field.');
    form.hidden = false;
    input.value = new URLSearchParams(location.search).get('f') ?? '';
    input.addEventListener('input', () => this.#apply(input.value));
    form.addEventListener('submit', (event) => event.preventDefault());
    if (input.value) this.#apply(input.value);
  }

  #apply(typed: string): void {
    const items = [...this.querySelectorAll<HTMLElement>('[data-filter-words]')];
    for (const item of items)
      item.hidden = !hasAll(`${item.textContent} ${item.dataset['filterWords']}`, typed.trim());
    for (const group of this.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      const shown = group.querySelectorAll('[data-filter-words]:not([hidden])').length;
      group.hidden = shown === 0;
      const count = group.querySelector('[data-filter-count]');
      if (count) count.textContent = String(shown);
    }
    this.#say(items.filter(({ hidden }) => !hidden).length, items.length);
    const address = new URL(location.href);
    if (typed.trim()) address.searchParams.set('f', typed.trim());
    else address.searchParams.delete('f');
    history.replaceState(null, '', address);
  }

  #say(shown: number, all: number): void {
    const status = this.querySelector('[data-filter-status]');
    const what = this.dataset['what'] ?? '';
    if (!status) return;
    status.textContent =
      shown === all ? '' : shown === 0 ? `No ${what} have that.` : `${shown} of ${all} ${what}`;
  }
}

customElements.define('wb-filter', Filter);
