import type { Ledger, Row } from '#engine';
import type { Listed } from './safetensors-bytes.ts';

/** The tensors that a ledger's rows stand for, each under a name of its own, as a released file lists them. */
export function tensorsOf({ rows }: Ledger, dtype = 'BF16'): Listed[] {
  const numbers = new LayerNumbers();
  return rows.flatMap((row) =>
    namesOf(row, numbers).map((name) => [name, dtype, sizesOf(row)] as const),
  );
}

function sizesOf({ shape }: Row): number[] {
  return shape.map(({ size }) => size);
}

/**
 * Which layers a row stands in. A ledger says how many; rows whose layers are of
 * one kind ("dense layers") are in the same ones, and in none of another kind's.
 */
class LayerNumbers {
  readonly #blocks = new Map<string, number>([['layers', 0]]);
  readonly #used = new Map<string, number>();

  /** The first of so many layers of this kind that no row of this name has had. */
  next(name: string, kind: string, count: number): number {
    if (!this.#blocks.has(kind)) this.#blocks.set(kind, 1000 * this.#blocks.size);
    const key = `${name} ${kind}`;
    const used = this.#used.get(key) ?? 0;
    this.#used.set(key, used + count);
    return (this.#blocks.get(kind) ?? 0) + used;
  }
}

/** Numbers for the stars of a pattern, outermost first. */
function namesOf({ name, role, copies }: Row, numbers: LayerNumbers): string[] {
  const run = /\{(\d+)\.\.(\d+)\}/.exec(name);
  const [first, ...inner] = copies;
  if (first === undefined) return [name];
  const mark = run ? run[0] : '*';
  // Draft blocks are layers after the last, whatever kind of layer they are.
  const kind = role === 'mtp' ? role : first.name;
  const start = run ? Number(run[1]) : numbers.next(name, kind, first.size);
  const outer = Array.from({ length: first.size }, (_, at) => name.replace(mark, `${start + at}`));
  return inner.reduce(
    (names, { size }) =>
      names.flatMap((each) => Array.from({ length: size }, (_, at) => each.replace('*', `${at}`))),
    outer,
  );
}
