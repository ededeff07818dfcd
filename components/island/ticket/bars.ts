import { weigh, type Ledger, type Role, type Row, type Weighing } from '#engine';
import { ROLE_NAMES, roleInSentence, ROLES } from '#engine';
import { digits, percent, ratio } from '../../../src/engine/format.ts';
import { isOnce, unique } from '../../../src/engine/quantities.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import { figureView, pageUnit, type FigureView } from './figure.ts';

/** One piece of a component bar. `n` is its weight; hatched is idle, dashed is left out. */
export interface Segment {
  readonly className: string;
  readonly n: number;
  readonly title: string;
}

export interface Key {
  readonly className: string;
  readonly label: string;
  readonly figure: FigureView;
}

export interface Bars {
  readonly total: readonly Segment[];
  readonly totalLabel: string;
  readonly active: readonly Segment[];
  readonly activeLabel: string;
  /** Left and right edge of the active part in the bar above, in thousandths. */
  readonly wedge: { readonly from: number; readonly to: number } | null;
  readonly enlarged: string;
  readonly share: string;
  readonly keys: readonly Key[];
}

interface Split {
  readonly role: Role;
  readonly used: number;
  readonly idle: number;
  readonly out: number;
}

/** The bars of a weighing, split by block: a draft block keeps one colour, whatever is inside. */
export function barsOf(ledger: Ledger, weighing: Weighing): Bars | null {
  if (weighing.total.kind !== 'exact') return null;
  const splits = ROLES.map((role) => split(role, weighing)).filter(
    ({ used, idle, out }) => used + idle + out > 0,
  );
  // What is used stands side by side, so that the wedge can enlarge it as one piece.
  const out = splits.filter((each) => each.out > 0);
  const used = splits.filter((each) => each.used > 0);
  const idle = splits.filter((each) => each.idle > 0);
  const total = weighing.total.value;
  const active = used.reduce((sum, each) => sum + each.used, 0);
  const hasActive = weighing.active.kind !== 'none';
  const outWeight = out.reduce((sum, each) => sum + each.out, 0);
  const whole = outWeight + total;
  return {
    total: [
      ...out.map((each) => segment(each.role, 'out', each.out)),
      ...used.map((each) => segment(each.role, '', each.used)),
      ...idle.map((each) => segment(each.role, 'idle', each.idle)),
    ],
    totalLabel: describe(
      'Total by block',
      [...used.map((each) => [each.role, each.used + each.idle, total] as const)],
      out,
    ),
    active:
      hasActive && active < total ? used.map((each) => segment(each.role, '', each.used)) : [],
    activeLabel: describe(
      'Active part, enlarged',
      used.map((each) => [each.role, each.used, active] as const),
      [],
    ),
    wedge:
      hasActive && active > 0 && active < total
        ? { from: thousandths(outWeight, whole), to: thousandths(outWeight + active, whole) }
        : null,
    enlarged:
      hasActive && active > 0 && active < total ? `Active, enlarged ${ratio(whole, active)}` : '',
    share: hasActive && total > 0 ? `${percent(active, total)} of total` : '',
    keys: keysOf(ledger, splits, hasActive),
  };
}

function split(role: Role, { parts }: Weighing): Split {
  const own = parts.filter(({ row }) => row.role === role && isOnce(row));
  const total = own.reduce((sum, part) => sum + part.total, 0);
  const rows = (keep: (row: Row) => boolean): number =>
    weigh(own.map(({ row }) => row).filter(keep));
  const used = own.reduce(
    (sum, part) => sum + Math.min(part.active?.max ?? part.total, part.total),
    0,
  );
  return { role, used, idle: total - used, out: rows(() => true) - total };
}

function segment(role: Role, state: '' | 'idle' | 'out', n: number): Segment {
  const words = { '': '', idle: ', idle', out: ', not counted' }[state];
  const className = `${ROLE_COLOURS[role]} ${state}`.trim();
  return { className, n, title: `${ROLE_NAMES[role]}${words}: ${digits(n)}` };
}

function describe(
  head: string,
  shares: readonly (readonly [Role, number, number])[],
  out: readonly Split[],
): string {
  const parts = shares
    .filter(([, part, whole]) => whole > 0 && part > 0)
    .map(([role, part, whole]) => `${roleInSentence(role)} ${percent(part, whole)}`);
  const left = out.map(({ role }) => roleInSentence(role));
  const tail = left.length > 0 ? `; left out: ${left.join(', ')}` : '';
  return `${head}: ${parts.join(', ')}${tail}`;
}

function keysOf(ledger: Ledger, splits: readonly Split[], hasActive: boolean): Key[] {
  const unit = pageUnit(unique(ledger));
  const key = (className: string, label: string, value: number): Key => ({
    className,
    label,
    figure: figureView(value, '', unit),
  });
  return splits.flatMap(({ role, used, idle, out }) => {
    const colour = ROLE_COLOURS[role];
    const name = ROLE_NAMES[role];
    const routed = role === 'routed' && ledger.moe && hasActive;
    const { experts = 0, topK = 0 } = ledger.moe ?? {};
    return [
      ...(used > 0 ? [key(colour, routed ? `${name}, ${topK} of ${experts}` : name, used)] : []),
      ...(idle > 0
        ? [
            key(
              `${colour} idle`,
              routed ? `${name}, idle ${experts - topK}` : `${name}, idle`,
              idle,
            ),
          ]
        : []),
      ...(out > 0 ? [key(`${colour} out`, `${name}, out`, out)] : []),
    ];
  });
}

function thousandths(part: number, whole: number): number {
  return Math.round((part / whole) * 10000) / 10;
}
