import { figureView } from './figure.ts';
import type { Key } from './bars.ts';
import type { SlipRow, TermRow, TicketView } from './view.ts';

/** Empty rows for the templates that the island clones. */
const figure = figureView(0);
export const BLANK_SLIP: SlipRow = {
  kind: 'gross',
  heading: '',
  again: false,
  what: '',
  detail: '',
  sub: '',
  figure,
};
export const BLANK_KEY: Key = { className: '', label: '', figure };
export const BLANK_TERM: TermRow = { className: '', name: '', names: '', product: '', figure };

/** An empty ticket, for a page that has nothing to weigh until its reader gives it something. */
export const BLANK_VIEW: TicketView = {
  title: '',
  model: '',
  ticket: '',
  revision: '',
  readFrom: '',
  ruleName: '',
  ruleId: '',
  slip: [],
  undefinedWhy: '',
  noActive: '',
  absent: '',
  bars: null,
  terms: [],
  stamp: '',
  stampNote: '',
  assumptions: [],
  link: '',
  copies: { text: '', markdown: '', html: '', bibtex: '', json: '', badge: '', embed: '' },
  spoken: '',
};
