import { digits } from '../../../src/engine/format.ts';
import { figureView } from '../ticket/figure.ts';
import type { TicketView } from '../ticket/view.ts';

/** Lines of arithmetic that a page shows. Architectures have a few dozen; a file may name a hundred thousand. */
const MOST = 400;
/** Names of tensors that one line shows. */
const MOST_NAMES = 24;

/** A ticket whose arithmetic is no longer than a page can show; what is cut stands in one last line, so it still sums. */
export function withFewTerms(view: TicketView): TicketView {
  const terms = view.terms.map((term) => ({ ...term, names: few(term.names) }));
  if (terms.length <= MOST) return { ...view, terms };
  const shown = terms.slice(0, MOST - 1);
  const rest = view.terms.slice(MOST - 1);
  const sum = rest.reduce((all, { figure }) => all + figure.value, 0);
  const last = {
    className: '',
    name: `${digits(rest.length)} more`,
    names: 'each in the list of tensors',
    product: 'their sum',
    figure: figureView(sum),
  };
  return { ...view, terms: [...shown, last] };
}

function few(names: string): string {
  const all = names.split(', ');
  if (all.length <= MOST_NAMES) return names;
  const rest = all.length - (MOST_NAMES - 1);
  return `${all.slice(0, MOST_NAMES - 1).join(', ')} and ${digits(rest)} more, each in the list of tensors`;
}
