import { weighUnder, type Convention, type Figure } from './conventions.ts';
import type { RefusalError } from './errors.ts';
import { sumOf } from './checked.ts';
import type { Ledger, Row, SourceKind } from './ledger.ts';
import { byRole, isCopy, stored, unique } from './quantities.ts';
import type { Role } from './roles.ts';

export interface SourceName {
  readonly kind: SourceKind;
  readonly name: string;
  /** Where files were read: their format, how many, and the bytes of their tensors. */
  readonly format?: 'safetensors' | 'gguf';
  readonly files?: number;
  readonly bytes?: number | null;
  /** Where they came from the Hub: its own spelling of the name, and the commit. */
  readonly repository?: string;
  readonly commit?: string;
}

/** What files say beside their ledger. */
export interface FileFigures {
  /** Elements as the files' own dtypes count them; null where only names are known. */
  readonly container: number | null;
  /** Bytes of their tensors. */
  readonly bytes: number | null;
}

export interface ConventionReport {
  readonly version: string;
  readonly total: number | null;
  readonly active: number | { readonly min: number; readonly max: number } | null;
  /** Why a figure is null; absent where both are there. */
  readonly reason?: string;
}

/** The machine form of a count: schema `weighbridge.count/1`. Figures are parameters. */
export interface CountReport {
  readonly schema: 'weighbridge.count/1';
  readonly source: SourceName;
  readonly model_type: string;
  readonly byRole: Readonly<Record<Role, number>>;
  readonly stored: number | null;
  readonly unique: number;
  /** Elements that `stored` leaves out, and copies that it has and `unique` hasn't; null where the source doesn't say. */
  readonly states: {
    readonly auxiliary: number | null;
    readonly buffers: number | null;
    readonly duplicates: number | null;
  };
  readonly container: number | null;
  readonly moe: { readonly experts: number; readonly topK: number; readonly layers: number } | null;
  readonly conventions: Readonly<Record<string, ConventionReport>>;
  readonly assumptions: readonly string[];
}

export interface ErrorReport {
  readonly schema: 'weighbridge.error/1';
  readonly source: SourceName;
  readonly error: { readonly code: string; readonly path: string; readonly message: string };
}

export function countReport(
  source: SourceName,
  ledger: Ledger,
  rules: readonly Convention[],
  file: FileFigures | null = null,
): CountReport {
  const { moe } = ledger;
  return {
    schema: 'weighbridge.count/1',
    source,
    model_type: ledger.modelType,
    byRole: byRole(ledger),
    stored: stored(ledger),
    unique: unique(ledger),
    states: statesOf(ledger),
    container: file?.container ?? null,
    moe: moe && { experts: moe.experts, topK: moe.topK, layers: moe.layers },
    conventions: Object.fromEntries(rules.map((rule) => [rule.id, conventionReport(ledger, rule)])),
    assumptions: ledger.assumptions,
  };
}

function statesOf({ rows, copies, extras }: Ledger): CountReport['states'] {
  const sum = (fits: (row: Row) => boolean): number =>
    sumOf(rows.filter(fits).map(({ elements }) => elements));
  return {
    auxiliary: extras.known ? sum(({ state }) => state === 'auxiliary') : null,
    buffers: extras.known ? sum(({ state }) => state === 'buffer') : null,
    duplicates: copies.known ? sum(isCopy) : null,
  };
}

function conventionReport(ledger: Ledger, rule: Convention): ConventionReport {
  const { total, active } = weighUnder(ledger, rule);
  const reasons = [total, active].flatMap((figure) => (figure.kind === 'none' ? [figure.why] : []));
  const reason = reasons[0];
  return {
    version: rule.version,
    total: total.kind === 'exact' ? total.value : null,
    active: figureValue(active),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A figure as programs read it: a number, the ends of a range, or null where there is none. */
export function figureValue(figure: Figure): ConventionReport['active'] {
  if (figure.kind === 'none') return null;
  return figure.kind === 'exact' ? figure.value : figure.range;
}

export function errorReport(source: SourceName, error: RefusalError): ErrorReport {
  const { code, path, message } = error;
  return { schema: 'weighbridge.error/1', source, error: { code, path, message } };
}
