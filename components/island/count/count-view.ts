import { stored, unique, weighUnder, type Weighing } from '#engine';
import { digits, gigabytes } from '../../../src/engine/format.ts';
import { countReport } from '../../../src/engine/report.ts';
import { figureText } from '../../../src/engine/slip.ts';
import { figureView, pageUnit, type FigureView } from '../ticket/figure.ts';
import type { RuleSubject } from '../ticket/subject.ts';
import { choiceFigures, givesStamp, viewOf, type TicketView } from '../ticket/view.ts';
import { bitsOf, type Bits } from './bits.ts';
import { withFewTerms } from './few-terms.ts';
import type { Weighed } from './weigh-asked.ts';

/** Everything the page shows of one source under one rule. */
export interface CountView {
  readonly name: string;
  readonly ticket: TicketView;
  readonly choices: readonly Choice[];
  /** What the source holds, line by line. */
  readonly holds: readonly Holding[];
  readonly bits: Bits | null;
  /** Every default used and every reading chosen, in sentences. */
  readonly said: readonly { readonly text: string }[];
  /** Tensors to be listed; none where only a config is known. */
  readonly tensors: number;
  /** Whether it is asked how many experts a token uses. */
  readonly asksTopK: boolean;
}

/** A rule with the pair it gives, or the reason why there is none; why a total has no active figure is on its ticket. */
export interface Choice {
  readonly id: string;
  readonly total: string;
  readonly active: string;
  readonly why: string;
}

export interface Holding {
  readonly what: string;
  readonly detail: string;
  readonly figure: FigureView;
  /** In place of the figure, why there is none; empty where there is one. */
  readonly why: string;
}

export function countView(
  weighed: Weighed,
  rule: RuleSubject,
  rules: readonly RuleSubject[],
  link: string,
): CountView {
  const { source, name, ledger, file, tensors } = weighed;
  const ticket = viewOf({
    ledger,
    rule,
    name,
    link,
    source,
    file,
    cited: source.commit ? `${name} at ${source.commit.slice(0, 12)}` : name,
    id: name,
    model: name,
    ticket: `count/${rule.id}`,
    revision: source.commit?.slice(0, 12) ?? 'not pinned',
    readFrom: readFrom(weighed),
    stamp: (weighing: Weighing) => ({
      stamp: givesStamp(weighing),
      stampNote: 'A source of your own: no published figure is looked up for it.',
    }),
  });
  return {
    name,
    ticket: withFewTerms(ticket),
    choices: rules.map((each) => choiceOf(weighUnder(ledger, each))),
    holds: holdingsOf(weighed),
    bits: bitsOf(ledger, file, tensors),
    said: saidOf(weighed),
    tensors: tensors.length,
    asksTopK: !ledger.routing.known,
  };
}

function choiceOf(weighing: Weighing): Choice {
  const { convention, total } = weighing;
  const why = total.kind === 'none' ? figureText(total) : '';
  return { id: convention.id, ...choiceFigures(weighing), why };
}

function readFrom({ source, files }: Weighed): string {
  if (source.kind === 'config') return 'config.json, nothing else';
  const of = files.length === 1 ? 'one header' : `${digits(files.length)} headers`;
  return files.length === 0 ? 'names in the index, and config.json' : `${of} of ${source.format}`;
}

function saidOf({ ledger: { modelType, assumptions } }: Weighed): CountView['said'] {
  const type = modelType === 'not stated' ? [] : [`Architecture: ${modelType}.`];
  const all = assumptions.length > 0 ? assumptions : ['Nothing was assumed.'];
  return [...type, ...all].map((text) => ({ text }));
}

/** The quantities of a source: what each is, and how much of it there is. */
function holdingsOf({ source, ledger, file }: Weighed): Holding[] {
  const { states } = countReport(source, ledger, []);
  const unit = pageUnit(unique(ledger));
  const line = (what: string, detail: string, value: number | null, why = ''): Holding => ({
    what,
    detail,
    figure: figureView(value ?? 0, '', unit),
    why: value === null ? why : '',
  });
  const copies = ledger.copies.known ? '' : ledger.copies.why;
  const extras = ledger.extras.known ? '' : ledger.extras.why;
  return [
    line('Unique', 'every trained value once', unique(ledger)),
    line('Duplicates', 'second copies of tables and matrices', states.duplicates, copies),
    line('Stored', 'unique and duplicates, packed weights unpacked', stored(ledger), copies),
    line('Auxiliary', 'scales, zero points, shapes', states.auxiliary, extras),
    line('Buffers', 'masks, frequencies, integer tables', states.buffers, extras),
    ...(file
      ? [
          line(
            'Container',
            'elements as the file’s own types count them',
            file.container,
            'only names are known',
          ),
          line(
            'Bytes',
            file.bytes === null ? 'of tensor data' : `of tensor data, ${gigabytes(file.bytes)}`,
            file.bytes,
            'only names are known',
          ),
        ]
      : []),
  ];
}
