import { sumOf, times } from './checked.ts';
import { elementsOf, type Dim } from './dim.ts';
import type { Role } from './roles.ts';

/**
 * How a row's numbers lie in the file.
 *   unique        a trained value, stored once
 *   tied          one table that is both input embedding and output head, stored once
 *   stored-twice  the second copy of a tied table, written out as a head
 *   rearranged    a matrix again in another arrangement, as converters write for a runtime
 *   mtp-duplicate a copy of a vocabulary table that the draft block brings along
 *   auxiliary     what unpacks a quantised weight: scales, zero points
 *   buffer        constants: masks, rotary frequencies, position ids
 */
export type State =
  'unique' | 'tied' | 'stored-twice' | 'rearranged' | 'mtp-duplicate' | 'auxiliary' | 'buffer';

/** What sort of tensor it is, for the one kind of rule that looks at shapes. */
export type Kind = 'matrix' | 'bias' | 'norm' | 'table' | 'vector';

/** One family of equal tensors: the smallest thing a figure is a sum of. */
export interface Row {
  readonly role: Role;
  /** The role inside an MTP block or a tower, one level down; otherwise null. */
  readonly inner: Role | null;
  readonly state: State;
  readonly kind: Kind;
  /** The tensor's name in the file, `*` for running numbers. */
  readonly name: string;
  readonly shape: readonly Dim[];
  readonly copies: readonly Dim[];
  /** Product of shape and copies. */
  readonly elements: number;
}

/** How routing works in the main model. */
export interface Moe {
  readonly experts: number;
  readonly topK: number;
  /** Layers of the main model that route. */
  readonly layers: number;
  /** Experts without weights that share the top-k; they make any active figure a range. */
  readonly zeroExperts: number;
}

/** What is known about a fact of the file, or why it isn't. */
export type Known = { readonly known: true } | { readonly known: false; readonly why: string };

export type SourceKind = 'config' | 'model' | 'safetensors' | 'gguf' | 'hub' | 'folder';

/** The whole model as rows. Any figure is a sum over them. */
export interface Ledger {
  readonly modelType: string;
  readonly reader: SourceKind;
  readonly rows: readonly Row[];
  readonly moe: Moe | null;
  /** Whether it is known how many experts a token uses: a file alone doesn't say. */
  readonly routing: Known;
  /** Whether second copies of tables are in `rows` as the file has them. */
  readonly copies: Known;
  /** Whether scales and buffers are in `rows` as the file has them. */
  readonly extras: Known;
  /** Every default used and every reading chosen, in sentences. */
  readonly assumptions: readonly string[];
}

export interface RowParts {
  readonly role: Role;
  readonly kind: Kind;
  readonly name: string;
  readonly shape: readonly Dim[];
  readonly copies?: readonly Dim[];
  readonly state?: State;
  readonly inner?: Role | null;
}

/** Builds a row and its checked number of elements. */
export function row(parts: RowParts): Row {
  const copies = parts.copies ?? [];
  return {
    role: parts.role,
    inner: parts.inner ?? null,
    state: parts.state ?? 'unique',
    kind: parts.kind,
    name: parts.name,
    shape: parts.shape,
    copies,
    elements: times(elementsOf(copies), elementsOf(parts.shape)),
  };
}

/** The same tensors under a prefix, in so many copies more. */
export function nest(rows: readonly Row[], prefix: string, ...copies: readonly Dim[]): Row[] {
  return rows.map((inner) =>
    row({ ...inner, name: prefix + inner.name, copies: [...copies, ...inner.copies] }),
  );
}

/** Sum of elements. */
export function weigh(rows: readonly Row[]): number {
  return sumOf(rows.map((each) => each.elements));
}
