import { times } from '../checked.ts';
import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';

/** Feed-forward width of the GPT line: stated, or four times the hidden size. */
export function readInner(config: Config, key: string, hidden: Dim): number {
  return config.sizeOr(key, {
    value: times(4, hidden.size),
    because: 'four times the hidden size',
  });
}
