import { EXPERTS } from '../engine/layers/moe.ts';
import type { Known, Ledger, Moe, Row } from '../engine/ledger.ts';
import { isBuffer } from './buffers.ts';
import { tellCopies } from './copies.ts';
import type { ModelFacts } from './facts.ts';
import { TensorFamilies } from './families-of-tensors.ts';
import type { Unpacking } from './packing/unpacking.ts';
import { refuse } from './read-error.ts';
import type { Naming } from './roles-from-names/rules.ts';
import { rowsOf } from './rows.ts';
import type { Tensor } from './tensor.ts';

export interface FromTensors {
  readonly naming: Naming;
  readonly facts: ModelFacts;
  readonly unpacking: Unpacking;
  /** Sentences of those who chose and read the files. */
  readonly notes: readonly string[];
}

/**
 * The ledger of a file: its own tensors, with roles from their names. Everything
 * the file holds is in it, so copies, scales and buffers are known.
 */
export function ledgerFromTensors(tensors: readonly Tensor[], given: FromTensors): Ledger {
  const { naming, facts, unpacking } = given;
  const families = new TensorFamilies();
  for (const tensor of tensors) {
    const { name } = tensor;
    const logical = unpacking.shapes.get(name);
    if (logical) families.add(name, logical, 'weight');
    else if (unpacking.auxiliary.has(name)) families.add(name, tensor.shape, 'auxiliary');
    else families.add(name, tensor.shape, isBuffer(tensor) ? 'buffer' : 'weight');
  }
  const { rows, notes } = tellCopies(rowsOf(families.all, naming, facts.roles), facts);
  const { moe, routing } = routingOf(rows, facts);
  return {
    modelType: facts.modelType,
    reader: naming.format,
    rows,
    moe,
    routing,
    copies: { known: true },
    extras: { known: true },
    assumptions: [...given.notes, ...unpacking.notes, ...notes],
  };
}

/** Experts are counted in the file; how many a token uses stands in the config alone. */
export function routingOf(
  rows: readonly Row[],
  facts: ModelFacts,
): { moe: Moe | null; routing: Known } {
  const routed = routedIn(rows);
  if (routed.length === 0) return { moe: null, routing: { known: true } };
  const counted = expertsOf(rows);
  const experts = counted || facts.experts;
  checkExperts(counted, facts);
  if (facts.topK === null || experts === null) {
    const why = `how many experts a token uses is not in ${facts.source}: give the config.json with the file`;
    return { moe: null, routing: { known: false, why } };
  }
  const { topK, zeroExperts } = facts;
  const layers = layersOf(routed);
  return { moe: { experts, topK, layers, zeroExperts }, routing: { known: true } };
}

/** Routed experts of a layer as the tensors count them; 0 where none are, or where they don't say. */
export function expertsOf(rows: readonly Row[]): number {
  return largest(routedIn(rows).map(expertsIn));
}

function routedIn(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ role, state }) => role === 'routed' && state === 'unique');
}

function checkExperts(counted: number, { experts, topK, source }: ModelFacts): void {
  const stated = experts !== null && counted !== 0 && counted !== experts;
  if (!stated && (topK === null || counted === 0 || topK <= counted)) return;
  throw refuse(
    'routing-disagrees',
    source,
    { experts, topK },
    `The tensors hold ${counted} routed experts a layer.`,
    'Config and weights are of different models: take those of one.',
  );
}

function expertsIn(row: Row): number {
  return [...row.copies, ...row.shape].find(({ name }) => name === EXPERTS)?.size ?? 0;
}

/** Layers that route: the most that any one matrix of an expert stands in, whatever shapes it has there. */
function layersOf(routed: readonly Row[]): number {
  const layers = new Map<string, number>();
  for (const { name, copies } of routed) {
    const count = copies.find((each) => each.name === 'layers')?.size ?? 1;
    layers.set(name, (layers.get(name) ?? 0) + count);
  }
  return largest([...layers.values()]);
}

/** Not `Math.max(...)`: a file may have more families than a call may have arguments. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}
