import type { Ledger, Row } from '#engine';
import type { Listed } from './safetensors-bytes.ts';

/** The tensors that a ledger's rows stand for, each under a name of its own, as a released file lists them. */
export function tensorsOf({ rows }: Ledger, dtype = 'BF16'): Listed[] {
  const used = new Map<string, number>();
  return rows.flatMap((row) =>
    namesOf(row, used).map((name) => [name, dtype, sizesOf(row)] as const),
  );
}

function sizesOf({ shape }: Row): number[] {
  return shape.map(({ size }) => size);
}

/**
 * Numbers for the stars of a pattern, outermost first. Two rows of one pattern are
 * different layers, so that the second goes on where the first one ended.
 */
function namesOf({ name, copies }: Row, used: Map<string, number>): string[] {
  const run = /\{(\d+)\.\.(\d+)\}/.exec(name);
  const [first, ...inner] = copies.map(({ size }) => size);
  if (first === undefined) return [name];
  const mark = run ? run[0] : '*';
  const start = run ? Number(run[1]) : (used.get(name) ?? 0);
  if (!run) used.set(name, start + first);
  const outer = Array.from({ length: first }, (_, at) => name.replace(mark, `${start + at}`));
  return inner.reduce(
    (names, size) =>
      names.flatMap((each) => Array.from({ length: size }, (_, at) => each.replace('*', `${at}`))),
    outer,
  );
}
