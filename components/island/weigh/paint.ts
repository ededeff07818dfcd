import type { Bars, Segment } from '../ticket/bars.ts';
import type { FigureView } from '../ticket/figure.ts';
import type { TicketView } from '../ticket/view.ts';

/**
 * Puts a view into the ticket's own HTML. Rows are clones of the templates that
 * the server rendered beside them, so no markup stands in a script.
 */
export function paintTicket(
  ticket: HTMLElement,
  view: TicketView,
  links: { rule: string; model: string },
): void {
  for (const node of ticket.querySelectorAll<HTMLElement>('[data-text]')) {
    if (node.closest('[data-list]')) continue;
    const text = view[node.dataset['text'] as keyof TicketView];
    if (typeof text === 'string') node.textContent = text;
  }
  paintLink(ticket, 'model', links.model, null);
  paintLink(ticket, 'rule', links.rule, view.ruleName);
  show(ticket, 'undefined', view.undefinedWhy !== '');
  show(ticket, 'noActive', view.noActive !== '');
  show(ticket, 'assumptions', view.assumptions.length > 0);
  show(ticket, 'badge', view.copies.badge !== '');
  show(ticket, 'embed', view.copies.embed !== '');
  fillList(ticket, 'slip', view.slip, (node, row) => {
    node.className = row.kind === 'net' ? 'net' : '';
    node.dataset['row'] = row.kind;
    node.querySelector('[data-text="heading"]')?.classList.toggle('vh', row.again);
  });
  fillList(ticket, 'terms', view.terms, paintSwatch);
  paintBars(ticket, view.bars);
  const list = ticket.querySelector('[data-list="assumptions"]');
  list?.replaceChildren(...view.assumptions.map((text) => element('li', text)));
  const field = ticket.querySelector<HTMLInputElement>('[data-part="link"]');
  if (field) field.value = view.link;
  show(ticket, 'linked', view.link !== '');
}

/** A rule's pair in the list of choices. */
export function paintChoice(
  root: ParentNode,
  rule: string,
  { total, active }: { readonly total: string; readonly active: string },
): void {
  const head = root.querySelector(`[data-choice="${CSS.escape(rule)}"] b`);
  if (!head) return;
  head.textContent = total;
  head.nextSibling?.remove();
  if (active !== '') head.after(` / ${active}`);
}

function paintBars(ticket: HTMLElement, bars: Bars | null): void {
  show(ticket, 'bars', bars !== null);
  if (!bars) return;
  paintNamedBar(ticket, 'total', bars.total, bars.totalLabel);
  paintNamedBar(ticket, 'active', bars.active, bars.activeLabel);
  show(ticket, 'active', bars.wedge !== null);
  const wedge = bars.wedge ?? { from: 0, to: 1000 };
  part(ticket, 'wedge')?.setAttribute('d', `M${wedge.from} 0H${wedge.to}L1000 20H0Z`);
  setText(ticket, 'enlarged', bars.enlarged);
  setText(ticket, 'share', bars.share);
  fillList(ticket, 'keys', bars.keys, paintSwatch);
}

function paintNamedBar(
  ticket: HTMLElement,
  name: string,
  segments: readonly Segment[],
  label: string,
): void {
  const bar = ticket.querySelector(`[data-bar="${name}"]`);
  if (!bar) return;
  bar.setAttribute('aria-label', label);
  paintBar(bar, segments);
}

export function paintBar(bar: Element, segments: readonly Segment[]): void {
  bar.replaceChildren(
    ...segments.map(({ className, n, title }) => {
      const piece = element('span');
      piece.className = className;
      piece.title = title;
      piece.style.setProperty('--n', String(n));
      return piece;
    }),
  );
}

/** One clone of the template per row: texts and figure by name, the rest by `finish`. */
export function fillList<T extends object>(
  root: HTMLElement,
  name: string,
  rows: readonly T[],
  finish: (node: HTMLElement, row: T) => void,
): void {
  const template = root.querySelector<HTMLTemplateElement>(`[data-template="${name}"]`);
  const blank = template?.content.firstElementChild;
  if (!blank) return;
  const nodes = rows.map((row) => {
    const node = blank.cloneNode(true) as HTMLElement;
    const fields = row as Record<string, unknown>;
    for (const text of node.querySelectorAll<HTMLElement>('[data-text]')) {
      text.textContent = String(fields[text.dataset['text'] ?? ''] ?? '');
    }
    for (const figure of node.querySelectorAll<HTMLDataElement>('[data-figure]')) {
      const view = fields[figure.dataset['figure'] ?? ''] as FigureView | null;
      if (view) paintFigure(figure, view);
    }
    finish(node, row);
    return node;
  });
  root.querySelector(`[data-list="${name}"]`)?.replaceChildren(...nodes);
}

/** The billions dark, the rest receding; the integer in `value`. */
export function paintFigure(node: HTMLDataElement, { value, sign, head, tail }: FigureView): void {
  node.value = String(value);
  node.replaceChildren(sign, ...(head ? [element('b', head)] : []), tail);
}

export function paintSwatch(
  node: HTMLElement,
  { className }: { readonly className: string },
): void {
  const swatch = node.querySelector<HTMLElement>('[data-swatch]');
  if (swatch) swatch.className = `sw ${className}`;
}

function paintLink(root: HTMLElement, name: string, address: string, text: string | null): void {
  const link = part(root, name);
  link?.setAttribute('href', address);
  if (link && text !== null) link.textContent = text;
}

function show(root: HTMLElement, name: string, visible: boolean): void {
  const node = part(root, name);
  if (node) node.toggleAttribute('hidden', !visible);
}

function setText(root: HTMLElement, name: string, text: string): void {
  const node = part(root, name);
  if (node) node.textContent = text;
}

function part(root: HTMLElement, name: string): Element | null {
  return root.querySelector(`[data-part="${name}"]`);
}

function element(tag: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
