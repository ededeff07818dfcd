import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { readDim } from './fields.ts';

/** A size down and across: a list of two, or one number for both. */
export function readPair(
  config: Config,
  key: string,
  name: string,
  otherwise: number,
): readonly [Dim, Dim] {
  const value = config.raw(key);
  if (!Array.isArray(value)) {
    const both = readDim(config, name, key, otherwise);
    return [both, dim(name, both.size)];
  }
  const [down, across, more] = value as unknown[];
  if (isSize(down) && isSize(across) && more === undefined) {
    return [dim(name, down), dim(name, across)];
  }
  throw config.refusal(
    'wrong-type',
    key,
    value,
    'It must be a whole number, or a list of two.',
    'Copy it from the published config.json.',
  );
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
