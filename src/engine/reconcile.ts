import { grouped } from './grouped.ts';
import { sumOf } from './checked.ts';
import { weigh, type Kind, type Ledger, type Row, type State } from './ledger.ts';
import { isOnce } from './quantities.ts';
import { ROLES, type Role } from './roles.ts';

/** Why two readings of one model differ. */
export type Cause =
  | 'stored twice'
  | 'rearranged'
  | 'scales'
  | 'buffer'
  | 'MTP absent'
  | 'tower absent'
  | 'padded vocabulary'
  | 'missing bias'
  | 'fused'
  | 'unknown';

/** One difference, or one thing arranged otherwise: what each side has there, in elements. */
export interface Difference {
  readonly cause: Cause;
  readonly role: Role;
  /** The role inside a draft block or a tower; otherwise null. */
  readonly inner: Role | null;
  /** Elements on each side, in the order of the ledgers; equal where only the arrangement differs. */
  readonly amounts: readonly number[];
  /** Names of the tensors, side by side; empty where a side has none. */
  readonly names: readonly (readonly string[])[];
}

export interface Reconciliation {
  /** Everything each side holds: parameters, copies, scales and buffers. */
  readonly totals: readonly number[];
  /** Elements that every side has in equal tensors. */
  readonly agreed: number;
  /** What is left: its amounts and `agreed` sum to `totals`, exactly. */
  readonly differences: readonly Difference[];
}

type Sides = readonly (readonly Row[])[];

/**
 * Compares two or more ledgers of one model: config, safetensors, GGUF. Rows are
 * matched by what they do and how much they hold, not by name, because each
 * format has names of its own; whatever is left over is an item with its cause.
 */
export function reconcile(ledgers: readonly Ledger[]): Reconciliation {
  const sides = ledgers.map(({ rows }) => rows);
  const differences: Difference[] = [];
  let agreed = 0;
  for (const group of groupsOf(sides)) {
    const { matched, left } = match(group.sides);
    agreed = sumOf([agreed, matched]);
    if (left.some((rows) => rows.length > 0))
      differences.push(...explain({ ...group, sides: left }, sides));
  }
  return { totals: sides.map(weigh), agreed, differences: merged(differences) };
}

/** Rows of all sides that could be the same tensors. */
interface Group {
  readonly state: StateClass;
  readonly role: Role;
  readonly inner: Role | null;
  readonly kind: Kind;
  readonly sides: Sides;
}

type StateClass = 'once' | Exclude<State, 'unique' | 'tied'>;

function groupsOf(sides: Sides): Group[] {
  const groups = new Map<string, Omit<Group, 'sides'> & { readonly sides: Row[][] }>();
  sides.forEach((rows, side) => {
    for (const row of rows) {
      const { role, inner, kind } = row;
      const state = isOnce(row) ? 'once' : (row.state as StateClass);
      const key = [state, role, inner, kind].join(' ');
      let group = groups.get(key);
      if (!group) {
        group = { state, role, inner, kind, sides: sides.map((): Row[] => []) };
        groups.set(key, group);
      }
      group.sides[side]?.push(row);
    }
  });
  return [...groups.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Takes away rows of equal size that every side has. */
function match(sides: Sides): { matched: number; left: Row[][] } {
  const bySize = sides.map((rows) => grouped(rows, ({ elements }) => elements));
  const left = sides.map((): Row[] => []);
  let matched = 0;
  for (const size of new Set(bySize.flatMap((rows) => [...rows.keys()]))) {
    const here = bySize.map((rows) => rows.get(size) ?? []);
    const common = Math.min(...here.map(({ length }) => length));
    matched = sumOf([matched, ...Array.from({ length: common }, () => size)]);
    here.forEach((rows, side) => left[side]?.push(...rows.slice(common)));
  }
  return { matched, left };
}

function explain(group: Group, whole: Sides): Difference[] {
  const { role, inner, sides } = group;
  return [
    {
      cause: causeOf(group, whole),
      role,
      inner,
      amounts: sides.map(weigh),
      names: sides.map((rows) => [...new Set(rows.map(({ name }) => name))]),
    },
  ];
}

function causeOf({ state, role, kind, sides }: Group, whole: Sides): Cause {
  if (state === 'auxiliary') return 'scales';
  if (state === 'buffer') return 'buffer';
  if (state === 'rearranged') return 'rearranged';
  if (state !== 'once') return 'stored twice';
  const amounts = sides.map(weigh);
  if (new Set(amounts).size === 1) return 'fused';
  const absent = whole.some((rows) => !rows.some((row) => row.role === role && isOnce(row)));
  if (absent && role === 'mtp') return 'MTP absent';
  if (absent && TOWERS.includes(role)) return 'tower absent';
  if (role === 'head' && headIsCopy(sides, whole)) return 'stored twice';
  if (TABLES.includes(role) && isPadded(sides)) return 'padded vocabulary';
  if (kind === 'bias' && amounts.includes(0)) return 'missing bias';
  return 'unknown';
}

const TOWERS: readonly Role[] = ['vision', 'audio', 'projector'];
const TABLES: readonly Role[] = ['embedding', 'head'];

/** One side ties the head to the embedding; another has it as a matrix of its own, of the embedding's size. */
function headIsCopy(sides: Sides, whole: Sides): boolean {
  return sides.every((rows, side) => {
    const embedding = whole[side]?.find((row) => row.role === 'embedding' && isOnce(row));
    const [head] = rows;
    return head ? head.elements === embedding?.elements : embedding?.state === 'tied';
  });
}

/** One table on each side, as wide, with more or fewer rows. */
function isPadded(sides: Sides): boolean {
  const widths = sides.map((rows) => (rows.length === 1 ? rows[0]?.shape.at(-1)?.size : undefined));
  return widths.every((width) => width !== undefined && width === widths[0]);
}

/** Differences of one cause and one role as one item: a draft block is absent once, not matrix by matrix. */
function merged(differences: readonly Difference[]): Difference[] {
  const whole: readonly Cause[] = ['MTP absent', 'tower absent', 'scales', 'buffer', 'rearranged'];
  const items = new Map<string, Difference>();
  for (const difference of offset(differences)) {
    const { cause, role } = difference;
    const alone = whole.includes(cause) ? '' : `${difference.inner} ${items.size}`;
    const key = [cause, cause === 'scales' || cause === 'buffer' ? '' : role, alone].join(' ');
    const first = items.get(key);
    items.set(key, first ? joined(first, difference) : difference);
  }
  return [...items.values()];
}

/**
 * A fused matrix may be of another kind than its parts, so that one role has two
 * leftovers which make up for each other: they are one thing arranged otherwise.
 */
function offset(differences: readonly Difference[]): readonly Difference[] {
  const open = grouped(
    differences.filter(({ cause }) => cause === 'unknown'),
    ({ role, inner }) => `${role} ${inner}`,
  );
  const gone = new Set<Difference>();
  const fused: Difference[] = [];
  for (const parts of open.values()) {
    const [first, ...rest] = parts;
    if (!first || rest.length === 0) continue;
    const all = rest.reduce(joined, first);
    if (new Set(all.amounts).size !== 1) continue;
    parts.forEach((part) => gone.add(part));
    fused.push({ ...all, cause: 'fused' });
  }
  return [...differences.filter((each) => !gone.has(each)), ...fused];
}

function joined(a: Difference, b: Difference): Difference {
  return {
    ...a,
    inner: a.inner === b.inner ? a.inner : null,
    amounts: a.amounts.map((amount, side) => sumOf([amount, b.amounts[side] ?? 0])),
    names: a.names.map((names, side) => [...names, ...(b.names[side] ?? [])]),
  };
}
