import { dim, type Dim } from '../engine/dim.ts';
import { EXPERTS } from '../engine/layers/moe.ts';
import { row, type Kind, type Row } from '../engine/ledger.ts';
import { ROLES } from '../engine/roles.ts';
import type { TensorFamily } from './families-of-tensors.ts';
import { layersMarked, prefixOf } from './marked-layers.ts';
import { DRAFT_MARKS, MIXER_MARKS, PICTURES_ROUTER } from './roles-from-names/marks.ts';
import { roleOf, type NamedRole } from './roles-from-names/role-of.ts';
import type { Naming } from './roles-from-names/rules.ts';

type Layers = readonly (readonly [layer: number, tensors: number])[];

/** What is known of a layer beside its tensors' names. */
interface Context {
  readonly naming: Naming;
  /** Roles that the architecture itself gives, by pattern. */
  readonly known: ReadonlyMap<string, NamedRole>;
  readonly inDraft: boolean;
  /** Whether what is called attention in this layer is a linear mixer. */
  readonly linear: boolean;
  /** Whether the model routes at all; a shared expert is one beside others. */
  readonly routes: boolean;
  /** Whether its experts are those of a second router, for pictures. */
  readonly ofPictures: boolean;
}

const BUFFER: NamedRole = { role: 'other', inner: null };

/** Rows of a ledger from families of equal tensors, with the roles that their names say. */
export function rowsOf(
  families: readonly TensorFamily[],
  naming: Naming,
  known: ReadonlyMap<string, NamedRole> = new Map(),
): Row[] {
  const drafts = layersMarked(families, DRAFT_MARKS);
  const mixers = layersMarked(families, MIXER_MARKS);
  const routes = families.some(({ pattern }) => roleOf(pattern, naming, false).role === 'routed');
  const pictures = families.some(({ pattern }) => PICTURES_ROUTER.test(pattern));
  const rows = families.flatMap((family) => {
    const prefix = prefixOf(family.pattern);
    const [own, linear] = [drafts.get(prefix), mixers.get(prefix)];
    const layers = [...family.layers];
    const ofPictures = pictures && isNarrower(family, families);
    return [true, false].flatMap((inDraft) =>
      [true, false].flatMap((mixes) => {
        const here = layers.filter(
          ([layer]) =>
            (own?.has(layer) ?? false) === inDraft && (linear?.has(layer) ?? false) === mixes,
        );
        return build(family, here, { naming, known, inDraft, linear: mixes, routes, ofPictures });
      }),
    );
  });
  return rows.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

function build(family: TensorFamily, layers: Layers, context: Context): Row[] {
  if (layers.length === 0) return [];
  const { pattern, content, shape } = family;
  const { inDraft } = context;
  const named = content === 'buffer' ? BUFFER : roleIn(pattern, context);
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

/** Whether a larger tensor stands under the same name in other places. */
function isNarrower({ pattern, shape }: TensorFamily, families: readonly TensorFamily[]): boolean {
  const size = elementsOf(shape);
  return families.some((other) => other.pattern === pattern && elementsOf(other.shape) > size);
}

function elementsOf(shape: readonly number[]): number {
  return shape.reduce((all, each) => all * each, 1);
}

function roleIn(pattern: string, context: Context): NamedRole {
  const { naming, known, inDraft, linear, routes, ofPictures } = context;
  const given = inDraft ? undefined : known.get(pattern);
  if (given) return given;
  const named = roleOf(pattern, naming, inDraft);
  if (named.role === 'routed' && ofPictures) return { role: 'vision', inner: 'routed' };
  if (named.role === 'shared' && !routes) return { role: 'ffn', inner: null };
  if (named.role === 'attention' && linear) return { role: 'mixer', inner: null };
  return named;
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

/** One filter a channel, or one number a state: no matrix product. */
const CHANNELWISE = /(^|[._])conv_?1d\b|\.(short_)?conv\.conv\b|\.(A_log|D|time_mix_\w+)$/;
/** A learned score for each distance between tokens (T5). */
const DISTANCES = /\brelative_attention_bias\b/;
/** A learned score that every token may attend to. */
const SINK = /sink/;

function kindOf({ role, inner }: NamedRole, pattern: string, { length }: readonly number[]): Kind {
  const does = inner ?? role;
  if (does === 'norm') return 'norm';
  if (/bias$/.test(pattern) && !SINK.test(pattern)) return 'bias';
  if (length < 2) return 'vector';
  if (does === 'embedding' || does === 'head' || does === 'position' || does === 'lookup')
    return 'table';
  if (DISTANCES.test(pattern)) return 'table';
  return CHANNELWISE.test(pattern) ? 'vector' : 'matrix';
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
