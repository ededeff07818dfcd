import {
  BODY,
  judge,
  ledgerOf,
  unique,
  weighUnder,
  type Figure,
  type Ledger,
  type Weighing,
} from '#engine';
import { digits, label, short } from '../../../src/engine/format.ts';
import { figureText, slipOf, type SlipLine } from '../../../src/engine/slip.ts';
import type { Term } from '../../../src/engine/arithmetic.ts';
import type { FileFigures, SourceName } from '../../../src/engine/report.ts';
import { ROLE_NAMES, roleInSentence } from '#engine';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import { barsOf, type Bars } from './bars.ts';
import { copiesOf, printsAs, type Copies } from './copy.ts';
import { figureView, pageUnit, type FigureView } from './figure.ts';
import type { ClaimSubject, ModelSubject, RuleSubject } from './subject.ts';

/**
 * Everything a ticket shows, as text: built once for the page's HTML and again
 * in the browser by the same function, so the two can't differ.
 */
export interface TicketView {
  readonly title: string;
  /** What was weighed, by the name it has where it comes from. */
  readonly model: string;
  readonly ticket: string;
  readonly revision: string;
  readonly readFrom: string;
  readonly ruleName: string;
  readonly ruleId: string;
  readonly slip: readonly SlipRow[];
  /** Why there is no figure; empty where there is one. */
  readonly undefinedWhy: string;
  readonly noActive: string;
  readonly absent: string;
  readonly bars: Bars | null;
  readonly terms: readonly TermRow[];
  readonly stamp: string;
  readonly stampNote: string;
  readonly assumptions: readonly string[];
  /** Its address; empty where it has none. */
  readonly link: string;
  readonly copies: Copies;
  /** The whole in a sentence, announced when the figure changes. */
  readonly spoken: string;
}

export interface SlipRow {
  readonly kind: SlipLine['kind'];
  readonly heading: string;
  /** The heading repeats the line above and is only for screen readers. */
  readonly again: boolean;
  readonly what: string;
  readonly detail: string;
  readonly sub: string;
  readonly figure: FigureView;
}

export interface TermRow {
  readonly className: string;
  readonly name: string;
  readonly names: string;
  readonly product: string;
  readonly figure: FigureView;
}

export interface TicketSubject {
  readonly model: ModelSubject;
  readonly rule: RuleSubject;
  readonly rules: readonly RuleSubject[];
  readonly changes: readonly string[];
  readonly link: string;
}

/** A ledger to be shown, and what a ticket says of where it comes from. */
export interface Shown {
  readonly ledger: Ledger;
  readonly rule: RuleSubject;
  /** What it is called on the ticket, where it is quoted, and in a citation's key. */
  readonly name: string;
  readonly cited: string;
  readonly id: string;
  readonly model: string;
  readonly ticket: string;
  readonly revision: string;
  readonly readFrom: string;
  readonly source: SourceName;
  readonly file: FileFigures | null;
  /** Its address; empty where it has none. */
  readonly link: string;
  readonly stamp: (weighing: Weighing) => Stamp;
}

export interface Stamp {
  readonly stamp: string;
  readonly stampNote: string;
}

/** The ticket of a catalogue model. */
export function ticketView(subject: TicketSubject): TicketView {
  const { model, rule, changes, link } = subject;
  const ledger = ledgerOf(model.config, model.file);
  const changed = changes.length > 0 ? changes.join(', ') : null;
  return viewOf({
    ledger,
    rule,
    link,
    id: model.id,
    model: model.repository,
    name: changed ? `${model.name}, changed` : model.name,
    cited: changed ? `${model.repository} with ${changed}` : model.repository,
    ticket: changed ?? `${model.id}/${rule.id}`,
    revision: model.revision?.slice(0, 12) ?? 'not pinned',
    readFrom: changed ? 'config.json, changed here' : 'config.json, facts of the file',
    source: { kind: 'model', name: model.id },
    file: null,
    stamp: (weighing) => stampOf(subject, ledger, weighing),
  });
}

/** The ticket of any ledger under a rule. */
export function viewOf(shown: Shown): TicketView {
  const { ledger, rule, name, link } = shown;
  const weighing = weighUnder(ledger, rule);
  return {
    title: `${name}, weighed as ${rule.name.charAt(0).toLowerCase()}${rule.name.slice(1)}`,
    model: shown.model,
    ticket: shown.ticket,
    revision: shown.revision,
    readFrom: shown.readFrom,
    ruleName: `${rule.name}, version ${rule.version}`,
    ruleId: rule.id,
    slip: slipRows(ledger, weighing),
    undefinedWhy: weighing.total.kind === 'none' ? weighing.total.why : '',
    noActive:
      weighing.total.kind !== 'none' && weighing.active.kind !== 'exact'
        ? figureText(weighing.active)
        : '',
    absent: absentText(weighing),
    bars: barsOf(ledger, weighing),
    terms: weighing.arithmetic.map((term) => termRow(term, pageUnit(unique(ledger)))),
    ...shown.stamp(weighing),
    assumptions: ledger.assumptions,
    link,
    copies: copiesOf({ ...shown, weighing }),
    spoken: spokenText(name, rule, weighing),
  };
}

const HEADINGS = { gross: 'Gross', tare: 'Tare', added: 'Added', net: 'Net' } as const;
const SIGNS = { gross: '', tare: '−', added: '+', net: '' } as const;

function slipRows(ledger: Ledger, weighing: Weighing): SlipRow[] {
  const slip = slipOf(ledger, weighing);
  if (!slip) return [];
  const lines = [...slip.total, ...slip.active];
  const unit = pageUnit(unique(ledger));
  const { total } = weighing;
  return lines.map((line, at) => ({
    kind: line.kind,
    heading: HEADINGS[line.kind],
    again: line.kind === 'tare' && lines[at - 1]?.kind === 'tare',
    what: line.what,
    detail: line.detail,
    sub: line.kind === 'net' ? printsAs(line.amount, isPartial(line, total) ? 'A' : '') : '',
    figure: figureView(line.amount, SIGNS[line.kind], unit),
  }));
}

/** A net below the total is an active figure that a label would mark with A. */
function isPartial({ amount }: SlipLine, total: Figure): boolean {
  return total.kind === 'exact' && amount < total.value;
}

/** 89 layers × 160 experts × 1,536 × 5,120 */
export function productText({ factors }: Pick<Term, 'factors'>): string {
  return factors.map(({ name, size }) => `${digits(size)} ${name}`).join(' × ');
}

function termRow(term: Term, unit: 'M' | 'B'): TermRow {
  return {
    className: ROLE_COLOURS[term.role],
    name: term.inner
      ? `${ROLE_NAMES[term.role]}: ${roleInSentence(term.inner)}`
      : ROLE_NAMES[term.role],
    names: term.names.join(', '),
    product: productText(term),
    figure: figureView(term.elements, '', unit),
  };
}

/** A rule that counts a part the model lacks gives its figure and says so. Every model lacks some kind of body. */
function absentText({ absent }: Weighing): string {
  const missing = absent.filter((role) => !BODY.includes(role)).map((role) => roleInSentence(role));
  return missing.length === 0
    ? ''
    : `Counted by this rule, absent from this model: ${missing.join(', ')}.`;
}

/** What the figure prints as, or which published label it reproduces. */
function stampOf(
  { model, rule, rules, changes }: TicketSubject,
  ledger: Ledger,
  weighing: Weighing,
): Stamp {
  const gives = givesStamp(weighing);
  if (weighing.total.kind !== 'exact') return { stamp: gives, stampNote: '' };
  if (changes.length > 0)
    return { stamp: gives, stampNote: 'A changed config: no published label applies.' };
  const claim = model.claims.find((each) => reproducedBy(each, rule, ledger));
  if (claim) {
    return {
      stamp: `Reproduces ${claimLabel(claim)}`,
      stampNote: `${claim.by}, ${claim.where}.`,
    };
  }
  const [first] = model.claims;
  if (!first)
    return { stamp: gives, stampNote: 'No published figure is on record for this model.' };
  return {
    stamp: gives,
    stampNote: `${first.by} prints ${claimLabel(first)} (${first.where}). ${ruleBehind(first, rules, ledger)}`,
  };
}

/** What a figure prints as, where there is one. */
export function givesStamp(weighing: Weighing): string {
  return weighing.total.kind === 'exact' ? `Gives ${pairLabel(weighing)}` : 'No figure';
}

function reproducedBy(claim: ClaimSubject, rule: RuleSubject, ledger: Ledger): boolean {
  return judge(claim, null, [{ id: rule.id, ...weighUnder(ledger, rule) }]).halfUp.length > 0;
}

function ruleBehind(claim: ClaimSubject, rules: readonly RuleSubject[], ledger: Ledger): string {
  const candidates = rules.map((rule) => ({ id: rule.id, ...weighUnder(ledger, rule) }));
  const { halfUp, truncated } = judge(claim, claim.states, candidates);
  const nameOf = (id: string): string => rules.find((rule) => rule.id === id)?.name ?? id;
  if (claim.states && halfUp.includes(claim.states)) return `Its rule: ${nameOf(claim.states)}.`;
  if (halfUp.length > 0) return `Rules that give it: ${halfUp.map(nameOf).join('; ')}.`;
  if (truncated.length > 0) return `Only with digits cut: ${truncated.map(nameOf).join('; ')}.`;
  return 'No rule here gives that.';
}

export function claimLabel({ total, active }: Pick<ClaimSubject, 'total' | 'active'>): string {
  if (total && active) return `${total}-A${active}`;
  return total ?? `${active} active`;
}

/** 355B-A32B */
export function pairLabel({
  total,
  active,
}: {
  readonly total: Figure;
  readonly active: Figure;
}): string {
  if (total.kind !== 'exact') return 'no figure';
  if (active.kind === 'none' || figureText(active) === figureText(total)) return label(total.value);
  if (active.kind === 'range')
    return `${label(total.value)}-A${label(active.range.min)} to ${label(active.range.max)}`;
  return `${label(total.value)}-A${label(active.value)}`;
}

/** The pair a list of choices shows: 355.23B / 32.48B. */
export function choiceFigures({ total, active }: Weighing): { total: string; active: string } {
  if (total.kind !== 'exact') return { total: 'not defined', active: '' };
  if (active.kind === 'exact') return { total: short(total.value), active: short(active.value) };
  if (active.kind === 'range')
    return {
      total: short(total.value),
      active: `${short(active.range.min)} to ${short(active.range.max)}`,
    };
  return { total: short(total.value), active: '' };
}

function spokenText(name: string, rule: RuleSubject, { total, active }: Weighing): string {
  if (total.kind === 'none') return `${name}, ${rule.name}: not defined, ${total.why}`;
  const second = active.kind === 'none' ? 'no active figure' : `${figureText(active)} active`;
  return `${name}, ${rule.name}: ${figureText(total)} total, ${second}`;
}
