import type { Row } from '#engine';
import type { Cases, GoldenRow } from './files.ts';
import { FUSIONS, type Fusion } from './fusions.ts';
import { roleOf } from './roles.ts';

/** Equal tensors: what both the engine and the reference class are brought to before they're compared. */
export interface Tensors {
  readonly name: string;
  readonly shape: readonly number[];
  readonly copies: number;
  readonly note: 'buffer' | `tied to ${string}` | null;
}

export function elementsOf({ shape, copies }: Tensors): number {
  return shape.reduce((product, size) => product * size, copies);
}

export function asTensors([name, shape, copies, , note]: GoldenRow): Tensors {
  return { name, shape, copies, note: (note ?? null) as Tensors['note'] };
}

/** The tensors of the file that stand for one of the class, after one fusion; null where it doesn't apply. */
export function unfused(tensors: Tensors, fusion: Fusion): Tensors[] | null {
  const found = matcher(fusion.class);
  if (!found.test(tensors.name)) return null;
  return fusion.file.map((fragment) => {
    const shape = [...tensors.shape];
    let { copies } = tensors;
    if (fusion.split !== undefined) {
      shape[fusion.split] = divided(at(shape, fusion.split), fusion.file.length, tensors.name);
    }
    if (fusion.swap) {
      const [one, other] = fusion.swap;
      [shape[one], shape[other]] = [at(shape, other), at(shape, one)];
    }
    if (fusion.unstack !== undefined) {
      copies *= at(shape, fusion.unstack);
      shape.splice(fusion.unstack, 1);
    }
    const name = tensors.name.replace(found, (_, before: string) => before + fragment);
    return { ...tensors, name, shape, copies };
  });
}

/** All rows of a golden as the released file has them, and which fusions were of use. */
export function asFile(
  rows: readonly Tensors[],
  fusions: Cases['fusions'],
): { tensors: Tensors[]; used: Set<string> } {
  const used = new Set<string>();
  const tensors = fusions.reduce<Tensors[]>(
    (all, id) =>
      all.flatMap((each) => {
        const parts = unfused(each, FUSIONS[id]);
        if (parts) used.add(id);
        return parts ?? [each];
      }),
    [...rows],
  );
  return { tensors, used };
}

/** A row of the engine's ledger; `{61..62}` in a name is a running number too. */
export function ofRow({ name, shape, copies, state }: Row): Tensors {
  return {
    name: name.replace(/(?<![^.])(\d+|\{[^}]*\})(?![^.])/g, '*'),
    shape: shape.map(({ size }) => size),
    copies: copies.reduce((product, { size }) => product * size, 1),
    note: state === 'tied' ? 'tied to head' : null,
  };
}

/**
 * One line a kind of tensor, in order of name, equal ones added up: what a
 * failing test shows as its difference.
 */
export function lines(tensors: readonly Tensors[]): string[] {
  const copies = new Map<string, number>();
  for (const { name, shape, note, copies: more } of tensors) {
    const key = `${name} [${shape.join(' × ')}]${note ? `, ${note}` : ''}`;
    copies.set(key, (copies.get(key) ?? 0) + more);
  }
  return [...copies].map(([key, count]) => `${key}: ${count}`).sort();
}

/** The golden's rows as the engine should have them: differences applied, a tied table marked as one. */
export function expected(rows: readonly GoldenRow[], cases: Cases): Tensors[] {
  const { tensors } = asFile(rows.map(asTensors), cases.fusions);
  const tables = new Set<string>();
  const kept: Tensors[] = [];
  for (const each of tensors) {
    const difference = cases.differs.find(({ row }) => row === each.name);
    if (difference?.file === 'absent') continue;
    if (each.note === 'buffer') {
      if (!difference)
        throw new Error(
          `${each.name} is a buffer of the class: say in "differs" whether the file holds it.`,
        );
      kept.push({ ...each, note: null });
    } else if (each.note === null) {
      kept.push(each);
    } else if (roleOf(each.name, cases.roles) === 'head') {
      tables.add(each.note);
    } else if (!(each.name in cases.ties)) {
      throw new Error(`${each.name} is ${each.note}: say in "ties" why.`);
    }
  }
  const isTable = ({ name }: Tensors): boolean => classNames(rows, cases, tables).has(name);
  return kept.map((each) => (isTable(each) ? { ...each, note: 'tied to head' } : each));
}

/** File names of the tables that a tied head names by their class names. */
function classNames(
  rows: readonly GoldenRow[],
  cases: Cases,
  ties: ReadonlySet<string>,
): Set<string> {
  const owners = rows.map(asTensors).filter(({ name }) => ties.has(`tied to ${name}`));
  return new Set(asFile(owners, cases.fusions).tensors.map(({ name }) => name));
}

function matcher(fragment: string): RegExp {
  const bare = fragment.replace(/^\^|\$$/g, '');
  const start = fragment.startsWith('^') ? '^()' : '(^|.*\\.)';
  const end = fragment.endsWith('$') ? '$' : bare.endsWith('.') || bare === '' ? '' : '(?=\\.|$)';
  return new RegExp(start + bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + end);
}

function at(shape: readonly number[], axis: number): number {
  const size = shape[axis];
  if (size === undefined) throw new Error(`[${shape.join(', ')}] has no axis ${axis}.`);
  return size;
}

function divided(size: number, parts: number, name: string): number {
  if (size % parts !== 0) throw new Error(`${name}: ${size} is not ${parts} equal parts.`);
  return size / parts;
}
