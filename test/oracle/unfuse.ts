import type { Fusion } from './fusions.ts';
import type { Tensors } from './tensors.ts';

type Config = Readonly<Record<string, unknown>>;

export interface Unfused {
  readonly tensors: readonly Tensors[];
  /** Whether the fusion fitted any of them. */
  readonly used: boolean;
}

/** The class's tensors with one fusion undone: those it fits as the file has them, the rest as they are. */
export function unfuse(tensors: readonly Tensors[], fusion: Fusion, config: Config): Unfused {
  const fragments = typeof fusion.class === 'string' ? [fusion.class] : fusion.class;
  const fits = fragments.map(matcher);
  const rest = tensors.filter(({ name }) => !fits.some((fit) => fit.test(name)));
  if (rest.length === tensors.length) return { tensors, used: false };
  const done =
    fusion.join === undefined
      ? tensors.flatMap((each) => (rest.includes(each) ? [] : divide(each, fusion, config, rest)))
      : join(tensors, fits, fusion.join, fusion.file);
  return { tensors: [...rest, ...done], used: true };
}

/** One tensor of the class as the file's: split, turned, and stored one by one. */
function divide(
  tensors: Tensors,
  fusion: Fusion,
  config: Config,
  others: readonly Tensors[],
): Tensors[] {
  const fit = matcher(fusion.class as string);
  const size = (part: string): number =>
    part.startsWith(ROWS_OF)
      ? rowsOf(renamed(tensors.name, fit, part.slice(ROWS_OF.length)), others)
      : product(part, config);
  const sizes = fusion.split === undefined ? [] : sizesOf(tensors, fusion, fusion.split, size);
  return fusion.file.map((fragment, part) => {
    const shape = [...tensors.shape];
    let { copies } = tensors;
    if (fusion.split !== undefined) shape[fusion.split] = at(sizes, part);
    if (fusion.swap) {
      const [one, other] = fusion.swap;
      [shape[one], shape[other]] = [at(shape, other), at(shape, one)];
    }
    if (fusion.unstack !== undefined) {
      copies *= at(shape, fusion.unstack);
      shape.splice(fusion.unstack, 1);
    }
    return { ...tensors, name: renamed(tensors.name, fit, fragment), shape, copies };
  });
}

const ROWS_OF = 'rows of ';

/** As tall as another tensor of the same layer: where a size follows from defaults that no field states. */
function rowsOf(name: string, tensors: readonly Tensors[]): number {
  const other = tensors.find((each) => each.name === name);
  if (other) return at(other.shape, 0);
  throw new Error(`The class has no ${name}, whose rows a fusion needs.`);
}

function sizesOf(
  { name, shape }: Tensors,
  fusion: Fusion,
  axis: number,
  size: (part: string) => number,
): number[] {
  const whole = at(shape, axis);
  const { parts, file } = fusion;
  const sizes = parts ? parts.map(size) : file.map(() => whole / file.length);
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (sizes.length === file.length && sum === whole && sizes.every(Number.isInteger)) return sizes;
  throw new Error(`${name}: ${whole} along axis ${axis} is not ${sizes.join(' + ')}.`);
}

/** `a.b * c * 2` with the config's numbers put in. */
function product(text: string, config: Config): number {
  return text.split('*').reduce((total, factor) => {
    const path = factor.trim();
    const value = /^\d+$/.test(path) ? Number(path) : fieldAt(config, path);
    if (typeof value === 'number') return total * value;
    throw new Error(`The config has no number ${path}, which the sizes of a fusion need.`);
  }, 1);
}

/** The value at a dotted path; undefined where there is none. */
export function fieldAt(config: Config, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], config);
}

/** Tensors of the class that lie one after the other in one of the file. */
function join(
  tensors: readonly Tensors[],
  fits: readonly RegExp[],
  axis: number,
  [fragment = '']: readonly string[],
): Tensors[] {
  const groups = fits.map((fit) =>
    tensors
      .filter(({ name }) => fit.test(name))
      .map((each) => ({ ...each, name: renamed(each.name, fit, fragment) })),
  );
  const [leads = [], ...others] = groups;
  return Array.from({ length: Math.max(...groups.map((group) => group.length)) }, (_, at) => {
    const lead = leads[at];
    const parts = others.map((group) =>
      group.filter((each) => each.name === lead?.name && each.copies === lead.copies),
    );
    if (!lead || parts.some((found) => found.length !== 1)) {
      throw new Error(`${fragment}: its parts aren't all there, in as many copies.`);
    }
    const shape = lead.shape.map((size, each) =>
      each === axis
        ? parts.flat().reduce((sum, part) => sum + (part.shape[axis] ?? NaN), size)
        : size,
    );
    return { ...lead, shape };
  });
}

function renamed(name: string, fit: RegExp, fragment: string): string {
  return name.replace(fit, (_, before: string) => before + fragment);
}

function matcher(fragment: string): RegExp {
  const bare = fragment.replace(/^\^|\$$/g, '');
  const start = fragment.startsWith('^') ? '^()' : '^(|.*\\.)';
  const end = fragment.endsWith('$') ? '$' : bare.endsWith('.') || bare === '' ? '' : '(?=\\.|$)';
  return new RegExp(start + bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + end);
}

function at(shape: readonly number[], axis: number): number {
  const size = shape[axis];
  if (size === undefined) throw new Error(`[${shape.join(', ')}] has no axis ${axis}.`);
  return size;
}
