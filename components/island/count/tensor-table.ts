import { digits } from '../../../src/engine/format.ts';
import { fillList } from '../weigh/paint.ts';
import type { Order, RowsAsked, RowsShown } from './tensor-rows.ts';

/** Rows kept ready above and below those in view. */
const BEYOND = 12;
/** Columns whose first press puts the largest on top. */
const LARGEST_FIRST: readonly Order[] = ['elements', 'bytes'];

/**
 * The table of tensors: only the rows in view are in the page, between two blank
 * ones as high as the rest, so a hundred thousand scroll as ten do.
 */
export class TensorTable {
  readonly #root: HTMLElement;
  readonly #ask: (asked: RowsAsked) => Promise<RowsShown>;
  #order: Order = 'file';
  #descending = false;
  #asked = 0;
  #waiting = false;

  constructor(root: HTMLElement, ask: (asked: RowsAsked) => Promise<RowsShown>) {
    this.#root = root;
    this.#ask = ask;
    this.#scroller().addEventListener('scroll', () => this.#soon());
    root.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-sort]');
      if (button) this.#sort(button.dataset['sort'] as Order);
    });
    this.#filter()?.addEventListener('input', () => this.#fromTop());
  }

  /** Another source, or the same one weighed anew. */
  async start(): Promise<void> {
    const filter = this.#filter();
    if (filter) filter.value = '';
    this.#order = 'file';
    this.#descending = false;
    this.#markOrder();
    await this.#fromTop();
  }

  #sort(order: Order): void {
    const again = order === this.#order;
    this.#descending = again ? !this.#descending : LARGEST_FIRST.includes(order);
    this.#order = order;
    this.#markOrder();
    void this.#fromTop();
  }

  #markOrder(): void {
    for (const button of this.#root.querySelectorAll<HTMLElement>('[data-sort]')) {
      const heading = button.closest('th');
      if (button.dataset['sort'] !== this.#order) heading?.removeAttribute('aria-sort');
      else heading?.setAttribute('aria-sort', this.#descending ? 'descending' : 'ascending');
    }
  }

  async #fromTop(): Promise<void> {
    this.#scroller().scrollTop = 0;
    await this.#show();
  }

  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      void this.#show();
    });
  }

  async #show(): Promise<void> {
    const asked = ++this.#asked;
    const scroller = this.#scroller();
    const height = this.#rowHeight();
    const first = Math.floor(scroller.scrollTop / height);
    const start = Math.max(0, first - BEYOND);
    const end = first + Math.ceil(scroller.clientHeight / height) + BEYOND;
    const [order, descending] = [this.#order, this.#descending];
    const filter = this.#filter()?.value ?? '';
    const shown = await this.#ask({ order, descending, filter, start, end });
    // A slower answer to an older question is dropped.
    if (asked === this.#asked) this.#paint(shown, start, height);
  }

  #paint({ passing, of, rows }: RowsShown, start: number, height: number): void {
    let at = start;
    fillList(this.#root, 'tensors', rows, (node) =>
      node.setAttribute('aria-rowindex', `${++at + 1}`),
    );
    this.#root.querySelector('table')?.setAttribute('aria-rowcount', String(passing + 1));
    this.#blank('above', start * height);
    this.#blank('below', Math.max(0, passing - start - rows.length) * height);
    const said = this.#root.querySelector('[data-part="passing"]');
    const all = of === 1 ? 'One tensor' : `${digits(of)} tensors`;
    if (said)
      said.textContent =
        passing === of ? `${all}.` : `${digits(passing)} of ${digits(of)} tensors.`;
  }

  #blank(name: string, height: number): void {
    const blank = this.#root.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (blank) blank.style.height = `${height}px`;
  }

  #rowHeight(): number {
    return parseFloat(getComputedStyle(this.#scroller()).getPropertyValue('--row')) || 1;
  }

  #filter(): HTMLInputElement | null {
    return this.#root.querySelector('input');
  }

  #scroller(): HTMLElement {
    const scroller = this.#root.querySelector<HTMLElement>('[data-part="rows"]');
    if (!scroller) throw new Error('The table of tensors has no place for its rows.');
    return scroller;
  }
}
