import { weighUnder, type Convention, type Figure } from './conventions.ts';
import type { RefusalError } from './errors.ts';
import type { Ledger, SourceKind } from './ledger.ts';
import { byRole, stored, unique } from './quantities.ts';
import type { Role } from './roles.ts';

export interface SourceName {
  readonly kind: SourceKind;
  readonly name: string;
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
): CountReport {
  const { moe } = ledger;
  return {
    schema: 'weighbridge.count/1',
    source,
    model_type: ledger.modelType,
    byRole: byRole(ledger),
    stored: stored(ledger),
    unique: unique(ledger),
    moe: moe && { experts: moe.experts, topK: moe.topK, layers: moe.layers },
    conventions: Object.fromEntries(rules.map((rule) => [rule.id, conventionReport(ledger, rule)])),
    assumptions: ledger.assumptions,
  };
}

function conventionReport(ledger: Ledger, rule: Convention): ConventionReport {
  const { total, active } = weighUnder(ledger, rule);
  const reasons = [total, active].flatMap((figure) => (figure.kind === 'none' ? [figure.why] : []));
  const reason = reasons[0];
  return {
    version: rule.version,
    total: total.kind === 'exact' ? total.value : null,
    active: activeValue(active),
    ...(reason === undefined ? {} : { reason }),
  };
}

function activeValue(figure: Figure): ConventionReport['active'] {
  if (figure.kind === 'none') return null;
  return figure.kind === 'exact' ? figure.value : figure.range;
}

export function errorReport(source: SourceName, error: RefusalError): ErrorReport {
  const { code, path, message } = error;
  return { schema: 'weighbridge.error/1', source, error: { code, path, message } };
}
