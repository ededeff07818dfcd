import { isBuffer } from '../buffers.ts';
import { at, refuse, type ReadError } from '../read-error.ts';
import type { Tensor } from '../tensor.ts';
import { methodsOf } from './declared.ts';
import { SCHEMES } from './index.ts';
import { GIVE_CONFIG, type Declared, type Packed, type Scheme } from './scheme.ts';
import { PACKED } from './suspects.ts';
import type { Unpacking } from './unpacking.ts';

/** Where a packed tensor's own name ends and its module's begins. */
const OWN = /\.(weight|qweight|weight_packed|W_q)$|_blocks$/;
/** Scales of a cache or an activation: one number, whatever the weights beside them are. */
const LOOSE_SCALE = /\.((k|v|q|kv|attn|prob|input|output)_scale|(k|v)_zero_point)$/;

export type Contents = (tensor: Tensor | undefined) => Uint8Array | undefined;

/** Tensors whose content has to be read before anything is unpacked. */
export function toRead(tensors: readonly Tensor[]): readonly Tensor[] {
  const suffixes = SCHEMES.flatMap(({ reads = [] }) => reads.map((suffix) => `.${suffix}`));
  return tensors.filter(
    ({ name, bytes }) => bytes <= 4096 && suffixes.some((each) => name.endsWith(each)),
  );
}

/**
 * Tells packed values from what unpacks them, module by module: each scheme knows
 * its own by names, dtypes and shapes, the config has to agree, and what two
 * schemes claim or none does is refused.
 */
export function unpack(
  tensors: readonly Tensor[],
  suspects: readonly Tensor[],
  declared: Declared | null,
  content: Contents,
): Unpacking {
  const methods = declared && knownMethods(declared);
  const shapes = new Map<string, readonly number[]>();
  const auxiliary = new Set<string>();
  const schemes = new Set<Scheme>();
  const notes = new Set<string>();
  const exempt = exemptModules(declared);
  if (suspects.length > 0) {
    const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    for (const tensor of suspects) {
      const packed = asPacked(tensor, byName, content);
      const scheme = schemeOf(packed, methods);
      if (!scheme) continue;
      if (exempt.has(packed.module)) throw notExempt(packed, scheme);
      const logical = scheme.unpack(packed, declared);
      shapes.set(tensor.name, logical.shape);
      if (logical.note) notes.add(logical.note);
      schemes.add(scheme);
      for (const suffix of logical.auxiliary) {
        const beside = packed.beside(suffix);
        if (beside && beside !== tensor) auxiliary.add(beside.name);
      }
    }
    for (const { name, dtype, elements } of tensors) {
      // Exponents alone are never weights.
      if (dtype === 'F8_E8M0' && !shapes.has(name)) auxiliary.add(name);
      if (elements === 1 && LOOSE_SCALE.test(name)) auxiliary.add(name);
    }
    refuseUnclaimed(suspects, shapes, auxiliary);
  }
  if (declared && methods) checkAgreement(declared, methods, schemes, tensors, notes);
  return { shapes, auxiliary, schemes: [...schemes].map(({ id }) => id), notes: [...notes] };
}

/** Modules that a config leaves out by their whole name; what it says in patterns is its framework's to read. */
function exemptModules(declared: Declared | null): ReadonlySet<unknown> {
  const lists = ['ignore', 'modules_to_not_convert', 'exclude_modules', 'ignored_layers'];
  return new Set(
    lists
      .map((key) => declared?.fields[key])
      .filter(Array.isArray)
      .flat(),
  );
}

function notExempt({ tensor, module }: Packed, { id }: Scheme): ReadError {
  return refuse(
    'packing-disagrees',
    at(tensor.file, tensor.name),
    module,
    `The config leaves this module unquantised, and the file has it as ${id}.`,
    'Config and weights are of different releases: take those of one.',
  );
}

function asPacked(tensor: Tensor, byName: ReadonlyMap<string, Tensor>, content: Contents): Packed {
  const { name } = tensor;
  const own = OWN.exec(name);
  const module = own ? name.slice(0, own.index) : name;
  // A stacked tensor is a module of its own, and its scales carry their word after an underscore.
  const mark = own && !own[0].startsWith('_') ? '.' : '_';
  return {
    tensor,
    module,
    content,
    beside: (suffix) => byName.get(module + mark + suffix),
  };
}

function schemeOf(packed: Packed, methods: readonly string[] | null): Scheme | undefined {
  const fitting = SCHEMES.filter((scheme) => scheme.fits(packed));
  const agreed = methods
    ? fitting.filter((scheme) => scheme.methods.some((method) => methods.includes(method)))
    : fitting;
  const [first, second] = agreed.length > 0 ? agreed : fitting;
  if (!first || !second) return first;
  throw refuse(
    'packing-ambiguous',
    at(packed.tensor.file, packed.tensor.name),
    fitting.map(({ id }) => id),
    'Its name, dtype and shape fit more than one scheme.',
    GIVE_CONFIG,
  );
}

/** Bytes that no scheme claims may hold one value or eight; a guess would be a plausible wrong count. */
function refuseUnclaimed(
  suspects: readonly Tensor[],
  shapes: ReadonlyMap<string, unknown>,
  auxiliary: ReadonlySet<string>,
): void {
  for (const tensor of suspects) {
    const { name, dtype, file, shape, elements } = tensor;
    if (shapes.has(name) || auxiliary.has(name) || elements <= 1) continue;
    if (!PACKED.test(name) && isBuffer(tensor)) continue;
    throw refuse(
      'packing-unknown',
      at(file, name),
      `${dtype} ${JSON.stringify(shape)}`,
      'It is in a packed type, and with what stands beside it fits no scheme that is read.',
      'Give the config.json that names the scheme, or open an issue with the header.',
    );
  }
}

function knownMethods(declared: Declared): readonly string[] {
  const methods = methodsOf(declared);
  const known = SCHEMES.some((scheme) => scheme.methods.some((method) => methods.includes(method)));
  if (known) return methods;
  throw refuse(
    'packing-unknown',
    'config.json: quant_method',
    declared.method,
    `Read here: ${[...new Set(SCHEMES.flatMap((scheme) => scheme.methods))].sort().join(', ')}.`,
    'Schemes with codebooks have no fixed factor: weigh the model from its unquantised release.',
  );
}

function checkAgreement(
  { method, fields }: Declared,
  methods: readonly string[],
  schemes: ReadonlySet<Scheme>,
  tensors: readonly Tensor[],
  notes: Set<string>,
): void {
  for (const scheme of schemes) {
    if (scheme.methods.some((each) => methods.includes(each))) continue;
    throw disagreement(method, scheme.id, tensors);
  }
  if (schemes.size > 0) return;
  // bitsandbytes and BitNet can pack on loading; then the file holds plain numbers.
  if (method === 'bitsandbytes' || fields['quantization_mode'] === 'online') {
    notes.add(`The config asks for ${method} on loading; the file holds plain numbers.`);
    return;
  }
  throw disagreement(method, 'plain numbers', tensors);
}

function disagreement(method: string, found: string, tensors: readonly Tensor[]): ReadError {
  return refuse(
    'packing-disagrees',
    'config.json: quant_method',
    method,
    `The tensors of ${tensors[0]?.file ?? 'the file'} are ${found}.`,
    'Config and weights are of different releases: take those of one.',
  );
}
