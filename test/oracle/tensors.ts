import type { Row } from '#engine';
import type { GoldenRow } from './files.ts';

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
