import type { Model } from '#catalogue';
import { weigh, type Row } from '#engine';
import { isOnce } from '#engine/quantities.ts';
import type { Counter } from './counter.ts';
import { once, rowsOf } from './of-model.ts';

/**
 * Repositories whose config maps classes to code of its own, among them one
 * with a head: there the estimate builds that one.
 */
const BRINGS_A_CLASS_WITH_A_HEAD = ['deepseek-ai/deepseek-v3'];

/** The model's base class, built without memory and summed: no output head, and no draft block in any class. */
export function baseClass(rows: readonly Row[]): number {
  return weigh(rows.filter(({ role }) => role !== 'head' && role !== 'mtp'));
}

export const accelerate: Counter = {
  total(model) {
    const [draft, head] = [once(model, 'mtp'), once(model, 'head')];
    const rest = baseClass(rowsOf(model).filter(isOnce));
    return [
      { what: 'Layers and input embedding', theirs: rest, ours: rest },
      { what: 'Output head', theirs: hasHead(model) ? head : 0, ours: head },
      { what: 'Draft block', theirs: 0, ours: draft },
    ];
  },
  active: () => null,
};

const hasHead = ({ id }: Model): boolean => BRINGS_A_CLASS_WITH_A_HEAD.includes(id);
