import type { SourceName } from '../../../src/engine/report.ts';
import type { RuleSubject } from '../ticket/subject.ts';
import type { CountView } from './count-view.ts';
import type { ReconcileView } from './reconcile-view.ts';
import type { RowsAsked, RowsShown } from './tensor-rows.ts';

/** A file that a reader has dropped or picked, under its path in what was dropped. */
export interface GivenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** A source as the page hands it to the scale. */
export type Asked = (
  | { readonly kind: 'config'; readonly text: string }
  | { readonly kind: 'files'; readonly files: readonly GivenFile[]; readonly file?: string }
  | { readonly kind: 'hub'; readonly address: string; readonly token?: string }
) & {
  /** Experts a token uses, entered where neither file nor config says so. */
  readonly topK?: number | undefined;
};

/** Why a source was not read, in the parts that the page shows apart. */
export interface Refused {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly rule: string;
  readonly remedy: string;
  /** Files of which one has to be named. */
  readonly among: readonly string[];
}

export interface Read {
  readonly source: SourceName;
  /** The address that says the same tomorrow: a repository at its commit; null for other sources. */
  readonly pinned: string | null;
}

/** What the page can ask the scale. Each request gets one answer. */
export interface Requests {
  /** Says which rules there are. */
  rules: { given: { readonly rules: readonly RuleSubject[] }; answer: null };
  /** Weighs a source and keeps it in a place; those behind it are taken off. */
  read: { given: { readonly place: number; readonly asked: Asked }; answer: Read };
  view: {
    given: { readonly place: number; readonly rule: string; readonly link: string };
    answer: CountView;
  };
  rows: { given: { readonly place: number; readonly asked: RowsAsked }; answer: RowsShown };
  reconcile: { given: object; answer: ReconcileView };
  download: {
    given: { readonly place: number; readonly what: 'json' | 'csv' };
    answer: Blob;
  };
  /** Leaves the reading under way; it answers with `cancelled`. */
  cancel: { given: object; answer: null };
}

export type Request = {
  [What in keyof Requests]: {
    readonly id: number;
    readonly what: What;
    readonly given: Requests[What]['given'];
  };
}[keyof Requests];

export type Answer =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly id: number; readonly kind: 'refused'; readonly refused: Refused }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
