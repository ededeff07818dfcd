import { patternOf } from './name-pattern.ts';

/** What a tensor counts as, once it is known whether it unpacks another. */
export type Content = 'weight' | 'auxiliary' | 'buffer';

/** Equal tensors: one pattern of name, one shape, one content. */
export interface TensorFamily {
  readonly pattern: string;
  readonly content: Content;
  readonly shape: readonly number[];
  /** How many of them each layer has; the layer is the first number of the name, −1 where there is none. */
  readonly layers: Map<number, number>;
  /** Whether the name counts experts one by one. */
  readonly expertNumbers: boolean;
}

/** An expert's number follows the word; older GGUF files number the matrix itself. */
const EXPERT_NUMBER = /(^|\.)(\w*experts|ffn_(gate|up|down))\.\*/;

/** Collects tensors into families, in the order in which they first appear. */
export class TensorFamilies {
  readonly all: TensorFamily[] = [];
  readonly #byPattern = new Map<string, TensorFamily[]>();

  add(name: string, shape: readonly number[], content: Content): void {
    const { pattern, numbers } = patternOf(name);
    let variants = this.#byPattern.get(pattern);
    if (!variants) this.#byPattern.set(pattern, (variants = []));
    let family = variants.find((each) => each.content === content && same(each.shape, shape));
    if (!family) {
      const expertNumbers = EXPERT_NUMBER.test(pattern);
      family = { pattern, content, shape, layers: new Map(), expertNumbers };
      variants.push(family);
      this.all.push(family);
    }
    const layer = numbers[0] ?? -1;
    family.layers.set(layer, (family.layers.get(layer) ?? 0) + 1);
  }
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, at) => size === b[at]);
}
