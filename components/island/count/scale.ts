import { RefusalError } from '#engine';
import { countReport } from '../../../src/engine/report.ts';
import type { Progress } from '../../../src/headers/files.ts';
import { stopped } from '../../../src/headers/stopped.ts';
import type { RuleSubject } from '../ticket/subject.ts';
import type { Refused, Requests } from './asked.ts';
import { countView } from './count-view.ts';
import { reconcileView } from './reconcile-view.ts';
import { TensorRows } from './tensor-rows.ts';
import { weighAsked, type Weighed } from './weigh-asked.ts';

type Handlers = {
  readonly [What in keyof Requests]: (
    given: Requests[What]['given'],
    progress: (so: Progress) => void,
  ) => Requests[What]['answer'] | Promise<Requests[What]['answer']>;
};

/**
 * The scale: holds the sources that are weighed and answers what the page asks
 * of them. It runs in a worker, so nothing of this ever holds up the page.
 */
export class Scale implements Handlers {
  #rules: readonly RuleSubject[] = [];
  #sources: { readonly weighed: Weighed; rows: TensorRows | null }[] = [];
  #reading = new AbortController();

  rules({ rules }: Requests['rules']['given']): null {
    this.#rules = rules;
    return null;
  }

  async read(
    { place, asked }: Requests['read']['given'],
    progress: (so: Progress) => void,
  ): Promise<Requests['read']['answer']> {
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const weighed = await weighAsked(asked, { progress, signal });
    // What was left has no place on the scale, even where it was read to its end.
    if (signal.aborted) throw stopped(weighed.source.name);
    this.#sources = [...this.#sources.slice(0, place), { weighed, rows: null }];
    const { source } = weighed;
    return { source, pinned: weighed.pinned };
  }

  cancel(): null {
    this.#reading.abort();
    return null;
  }

  view({ place, rule: id, link }: Requests['view']['given']): Requests['view']['answer'] {
    const rule = this.#rules.find((each) => each.id === id) ?? this.#rules[0];
    if (!rule) throw new Error('The scale was given no rules.');
    return countView(this.#at(place).weighed, rule, this.#rules, link);
  }

  rows({ place, asked }: Requests['rows']['given']): Requests['rows']['answer'] {
    return this.#rowsAt(place).slice(asked);
  }

  reconcile(): Requests['reconcile']['answer'] {
    return reconcileView(this.#sources.map(({ weighed }) => weighed));
  }

  download({ place, what }: Requests['download']['given']): Blob {
    const { source, ledger, file } = this.#at(place).weighed;
    if (what === 'csv') return new Blob([this.#rowsAt(place).csv()], { type: 'text/csv' });
    const report = countReport(source, ledger, this.#rules, file);
    return new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
  }

  #rowsAt(place: number): TensorRows {
    const source = this.#at(place);
    return (source.rows ??= new TensorRows(source.weighed.tensors, source.weighed.ledger.rows));
  }

  #at(place: number): { readonly weighed: Weighed; rows: TensorRows | null } {
    const source = this.#sources[place];
    if (!source) throw new Error(`Nothing is on the scale in place ${place}.`);
    return source;
  }
}

/** A refusal as the page shows it; anything else is a defect and is not dressed up as one. */
export function refusedOf(error: unknown): Refused | null {
  if (!(error instanceof RefusalError)) return null;
  const { code, path, value, rule, remedy, found } = error;
  const among = code === 'files-ambiguous' && Array.isArray(value) ? value.map(String) : [];
  return { code, path, rule, remedy, message: found, among };
}
