import { stored, unique, weigh, weighUnder } from '#engine';
import type { Ledger, Row, State } from '#engine';
import { digits, signed } from '../../../src/engine/format.ts';
import { isExtra } from '../../../src/engine/quantities.ts';
import type { Segment } from '../ticket/bars.ts';
import type { RuleSubject } from '../ticket/subject.ts';
import type { LiveRelease } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import { chosenLayout, ledgerIn, releasedLayout, type Layout } from './release.ts';

export interface StoredFacts {
  readonly models: readonly LiveRelease[];
  readonly rules: readonly RuleSubject[];
}

/** The name of a rule's total among the figures. */
export const totalOf = (rule: string): string => `rule-${rule}`;

/**
 * One model laid out in a file as the reader says: what is trained, what is
 * stored, what the Hub would show, and the total of every rule.
 */
export function storedView(values: Values, { models, rules }: StoredFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']) ?? models[0];
  if (!model) throw new Error('The figure of stored tables needs a model.');
  const released = releasedLayout(model);
  const layout = chosenLayout(values, released);
  const ledger = ledgerIn(layout, model);
  const before = ledgerIn(released, model);
  const totals = rules.map((rule) => ({
    name: totalOf(rule.id),
    now: totalUnder(ledger, rule),
    then: totalUnder(before, rule),
  }));
  const once = unique(ledger);
  const inFile = stored(ledger) ?? once;
  const extras = weigh(ledger.rows.filter(isExtra));
  return {
    figures: {
      ...partsOf(ledger),
      unique: once,
      stored: inFile,
      ...(extras > 0 ? { extras } : {}),
      hub: inFile + extras,
      ...figuresOf(totals),
    },
    texts: {
      layout: describe(layout, released),
      ...Object.fromEntries(
        totals.map(({ name, now, then }) => [`${name}-change`, changeText(now, then)]),
      ),
      ...thingsText(layout),
    },
    bars: { contested: contestedBar(ledger) },
    off: [
      ...(released.declaresDraft ? [] : ['mtp']),
      ...(layout.declaresDraft && layout.draft === 'stored' ? [] : ['own']),
      ...(layout.tied ? [] : ['twice']),
    ],
    said: `${model.repository}, ${describe(layout, released)}: ${digits(once)} trained, ${digits(inFile)} stored, ${digits(inFile + extras)} shown on the Hub.`,
  };
}

interface Total {
  readonly name: string;
  readonly now: number | null;
  readonly then: number | null;
}

function totalUnder(ledger: Ledger, rule: RuleSubject): number | null {
  const { total } = weighUnder(ledger, rule);
  return total.kind === 'exact' ? total.value : null;
}

function figuresOf(totals: readonly Total[]): Record<string, number> {
  return Object.fromEntries(totals.flatMap(({ name, now }) => (now === null ? [] : [[name, now]])));
}

function changeText(now: number | null, then: number | null): string {
  return now === null || then === null || now === then ? '' : signed(now - then);
}

/** The sum from the main model to the file; what a layout doesn't have gets no line. */
function partsOf({ rows }: Ledger): Record<string, number> {
  const inState = (state: State): Row[] => rows.filter((row) => row.state === state);
  const once = rows.filter(({ state }) => state === 'unique' || state === 'tied');
  const amounts = {
    main: weigh(once.filter(({ role }) => role !== 'mtp')),
    draft: weigh(once.filter(({ role }) => role === 'mtp')),
    tied: weigh(inState('tied')),
    duplicates: weigh(inState('mtp-duplicate')),
    twice: weigh(inState('stored-twice')),
  };
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount > 0));
}

function describe(layout: Layout, released: Layout): string {
  const said = [
    layout.draft === released.draft
      ? ''
      : layout.draft === 'stored'
        ? 'its MTP block stored'
        : 'its MTP block left out',
    layout.draft === 'absent' || layout.draftTables === released.draftTables
      ? ''
      : layout.draftTables === 'own'
        ? 'the MTP block with tables of its own'
        : 'the MTP block without copies',
    layout.tied === released.tied ? '' : layout.tied ? 'its tables tied' : 'its tables untied',
    !layout.tied || (layout.tied === released.tied && layout.tiedHead === released.tiedHead)
      ? ''
      : layout.tiedHead === 'stored'
        ? 'the tied table written twice'
        : 'the tied table written once',
  ].filter((each) => each !== '');
  return said.length === 0 ? 'as released' : said.join(', ');
}

/** Where each of the three things stands in this layout. */
function thingsText(layout: Layout): Record<string, string> {
  const { declaresDraft, draft, draftTables, tied, tiedHead } = layout;
  return {
    isTied: tied ? 'here: trained once, counted once' : 'not here: two matrices, each trained',
    isTwice: !tied
      ? 'not here: nothing is tied'
      : tiedHead === 'stored'
        ? 'here: one table, written out twice'
        : 'not here: one table, written once',
    isDuplicate: !declaresDraft
      ? 'not here: no MTP block'
      : draft === 'absent'
        ? 'not here: the block isn’t stored'
        : draftTables === 'own'
          ? 'here: the block brings copies'
          : 'not here: the block uses the model’s tables',
  };
}

/** What the rules disagree about, to one scale: the tables, the draft block, and second copies, dashed. */
function contestedBar({ rows }: Ledger): Segment[] {
  const piece = (className: string, what: string, fits: (row: Row) => boolean): Segment => {
    const n = weigh(rows.filter(fits));
    return { className, n, title: `${what}: ${digits(n)}` };
  };
  const isOnce = ({ state }: Row): boolean => state === 'unique' || state === 'tied';
  return [
    piece('c-emb', 'Input embedding', (row) => row.role === 'embedding' && isOnce(row)),
    piece('c-head', 'Output head', (row) => row.role === 'head' && isOnce(row)),
    piece('c-mtp', 'MTP block', (row) => row.role === 'mtp' && isOnce(row)),
    piece('c-mtp out', 'MTP’s copies', ({ state }) => state === 'mtp-duplicate'),
    piece('c-head out', 'Second copy of the tied table', ({ state }) => state === 'stored-twice'),
  ].filter(({ n }) => n > 0);
}
