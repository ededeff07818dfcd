import { ledgerOf, ROLE_NAMES, ROLES, weigh, weighUnder } from '#engine';
import type { Convention, InActive, InTotal, Ledger, Role } from '#engine';
import { digits, signed } from '../../../src/engine/format.ts';
import { isCopy, isOnce } from '../../../src/engine/quantities.ts';
import { rulesTakingTheSame, weighUnderAll } from '../../../src/site/same-parts.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import type { Segment } from '../ticket/bars.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import { membersOf } from '../live/state.ts';
import type { ModelSubject, RuleSubject } from '../ticket/subject.ts';

export interface BuilderFacts {
  readonly model: ModelSubject;
  readonly rules: readonly RuleSubject[];
}

/** A part that a reader switches: a role of the model, or its second copies. */
export interface BuilderPart {
  readonly key: string;
  readonly name: string;
  readonly className: string;
  readonly elements: number;
  /** Copies lie in a file and are never multiplied, so only the total can take them. */
  readonly canBeActive: boolean;
}

export const COPIES = 'copies';

const NO_RULE = 'no rule here; no maker counts so';

/** The parts that a model has, in the order of the ledger. */
export function partsOf({ rows }: Ledger): BuilderPart[] {
  const roles = ROLES.flatMap((role) => {
    const elements = weigh(rows.filter((row) => row.role === role && isOnce(row)));
    const name = ROLE_NAMES[role];
    const className = ROLE_COLOURS[role];
    return elements > 0 ? [{ key: role, name, className, elements, canBeActive: true }] : [];
  });
  const copies = weigh(rows.filter(isCopy));
  const extra = {
    key: COPIES,
    name: 'Second copies of tables',
    className: 'c-mtp out',
    elements: copies,
    canBeActive: false,
  };
  return copies > 0 ? [...roles, extra] : roles;
}

/** The values of the two sets of switches at which they say what a rule says. */
export function valuesOfRule(rule: RuleSubject, ledger: Ledger): Values {
  const keys = partsOf(ledger).map(({ key }) => key);
  const total = keys.filter((key) =>
    key === COPIES ? rule.copies === 'in' : rule.total[key as Role] === 'in',
  );
  const active = keys.filter((key) => key !== COPIES && rule.active?.[key as Role] !== 'none');
  return { total: total.join('.'), active: active.join('.') };
}

/** What the switches come to: both figures, and the rules of the catalogue that take the same parts. */
export function builderView(values: Values, { model, rules }: BuilderFacts): LiveView {
  const ledger = ledgerOf(model.config, model.file);
  const built = conventionOf(values);
  const weighing = weighUnder(ledger, built);
  const total = weighing.total.kind === 'exact' ? weighing.total.value : 0;
  const active = weighing.active.kind === 'exact' ? weighing.active.value : 0;
  const names = rulesTakingTheSame(weighing, weighUnderAll(ledger, rules)).map(({ name }) => name);
  const match = names.length > 0 ? names.join('; ') : NO_RULE;
  const parts = partsOf(ledger);
  const gross = parts.reduce((sum, { elements }) => sum + elements, 0);
  return {
    figures: { total, active },
    texts: {
      match,
      sum: `${digits(gross)} in all, ${signed(total - gross)} by your switches`,
    },
    bars: { parts: parts.map((part) => segmentOf(part, membersOf(values['total'] ?? ''))) },
    said: `${model.repository}: ${digits(total)} total, ${digits(active)} active; ${names.length > 0 ? `matches ${match}` : match}.`,
  };
}

function segmentOf(
  { key, name, className, elements }: BuilderPart,
  on: readonly string[],
): Segment {
  const counted = on.includes(key);
  const base = className.replace(' out', '');
  return {
    className: counted ? base : `${base} out`,
    n: elements,
    title: `${name}: ${digits(elements)}${counted ? '' : ', not counted'}`,
  };
}

/** A rule made of switches. It has no name; the catalogue's rules are compared with it part by part. */
function conventionOf(values: Values): Convention {
  const total = membersOf(values['total'] ?? '');
  const active = membersOf(values['active'] ?? '');
  const inTotal = (key: string): InTotal => (total.includes(key) ? 'in' : 'out');
  const inActive = (role: Role): InActive =>
    !active.includes(role) ? 'none' : role === 'routed' ? 'share' : 'all';
  return {
    id: 'built',
    version: '1',
    total: Object.fromEntries(ROLES.map((role) => [role, inTotal(role)])) as Record<Role, InTotal>,
    active: Object.fromEntries(ROLES.map((role) => [role, inActive(role)])) as Record<
      Role,
      InActive
    >,
    copies: inTotal(COPIES),
    extras: 'out',
    tiedTable: 'stays',
  };
}
