import { dim, type Dim } from '../engine/dim.ts';
import { EXPERTS } from '../engine/layers/moe.ts';
import { row, type Kind, type Row } from '../engine/ledger.ts';
import { ROLES } from '../engine/roles.ts';
import type { TensorFamily } from './families-of-tensors.ts';
import { DRAFT_MARKS } from './roles-from-names/hugging-face.ts';
import { roleOf, type NamedRole, type Naming } from './roles-from-names/role-of.ts';

type Layers = readonly (readonly [layer: number, tensors: number])[];

const BUFFER: NamedRole = { role: 'other', inner: null };

/** Rows of a ledger from families of equal tensors, with the roles that their names say. */
export function rowsOf(families: readonly TensorFamily[], naming: Naming): Row[] {
  const drafts = draftLayers(families);
  const rows = families.flatMap((family) => {
    const own = drafts.get(prefixOf(family.pattern));
    const main = [...family.layers].filter(([layer]) => !own?.has(layer));
    const draft = [...family.layers].filter(([layer]) => own?.has(layer));
    return [...build(family, naming, main, false), ...build(family, naming, draft, true)];
  });
  return rows.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Layers that are draft blocks: those with a tensor that only a draft block has. */
function draftLayers(families: readonly TensorFamily[]): ReadonlyMap<string, ReadonlySet<number>> {
  const drafts = new Map<string, Set<number>>();
  for (const { pattern, layers } of families) {
    if (!DRAFT_MARKS.test(pattern)) continue;
    const prefix = prefixOf(pattern);
    const numbers = drafts.get(prefix) ?? new Set();
    for (const layer of layers.keys()) if (layer >= 0) numbers.add(layer);
    drafts.set(prefix, numbers);
  }
  return drafts;
}

/** The name up to its first number; names without one share the empty prefix, which no draft layer has. */
function prefixOf(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('*') + 1);
}

function build(family: TensorFamily, naming: Naming, layers: Layers, inDraft: boolean): Row[] {
  if (layers.length === 0) return [];
  const { pattern, content, shape } = family;
  const named = content === 'buffer' ? BUFFER : roleOf(pattern, naming, inDraft);
  const kind = content === 'weight' ? kindOf(named, pattern, shape) : 'vector';
  return copiesOf(family, layers, inDraft).map((copies) =>
    row({
      ...named,
      kind,
      state: content === 'weight' ? 'unique' : content,
      name: inDraft ? pattern.replace('*', numbersOf(layers)) : pattern,
      shape: dimensions(family, named, kind),
      copies,
    }),
  );
}

/** As the engine names draft blocks: the layer's number, or a run of numbers. */
function numbersOf(layers: Layers): string {
  const numbers = layers.map(([layer]) => layer).sort((a, b) => a - b);
  return numbers.length === 1 ? `${numbers[0]}` : `{${numbers[0]}..${numbers.at(-1)}}`;
}

/** How often a family's tensor stands there; several answers where layers have different numbers of experts. */
function copiesOf(family: TensorFamily, layers: Layers, inDraft: boolean): (readonly Dim[])[] {
  const stars = family.pattern.split('*').length - 1;
  if (stars === 0) return [[]];
  const layerName = inDraft ? 'draft blocks' : 'layers';
  const inLayers = (count: number): Dim[] =>
    inDraft && count === 1 ? [] : [dim(layerName, count)];
  if (stars === 1)
    return [family.expertNumbers ? [dim(EXPERTS, layers.length)] : inLayers(layers.length)];
  const byNumber = new Map<number, number>();
  for (const [, tensors] of layers) byNumber.set(tensors, (byNumber.get(tensors) ?? 0) + 1);
  const inner = family.expertNumbers ? EXPERTS : 'tensors';
  return [...byNumber].map(([tensors, count]) => [...inLayers(count), dim(inner, tensors)]);
}

const SCALAR_CONVOLUTION = /conv1d|\.(short_)?conv\.conv\b/;

function kindOf({ role, inner }: NamedRole, pattern: string, { length }: readonly number[]): Kind {
  const does = inner ?? role;
  if (does === 'norm') return 'norm';
  if (/bias$/.test(pattern)) return 'bias';
  if (length < 2) return 'vector';
  if (does === 'embedding' || does === 'head' || does === 'position' || does === 'lookup')
    return 'table';
  // One filter a channel is no matrix product.
  return SCALAR_CONVOLUTION.test(pattern) ? 'vector' : 'matrix';
}

function dimensions(family: TensorFamily, { role, inner }: NamedRole, kind: Kind): Dim[] {
  const { shape, expertNumbers, content } = family;
  const routed = (inner ?? role) === 'routed' && content === 'weight' && !expertNumbers;
  // Experts stacked in one tensor are its outermost dimension; a plain matrix of several (DBRX) says nothing of their number.
  const stacked = routed && shape.length >= (kind === 'bias' ? 2 : 3);
  const names = NAMES[(inner ?? role) === 'position' ? 'position' : kind];
  return shape.map((size, at) => {
    if (stacked && at === 0) return dim(EXPERTS, size);
    return dim(names[names.length - shape.length + at] ?? 'size', size);
  });
}

/** Names of the last dimensions, for a reader of the arithmetic; a file has sizes only. */
const NAMES: Readonly<Record<Kind | 'position', readonly string[]>> = {
  table: ['vocab', 'hidden'],
  position: ['positions', 'hidden'],
  matrix: ['out', 'in'],
  bias: ['out'],
  norm: ['width'],
  vector: ['size'],
};
