import { readFileSync } from 'node:fs';
import { byRole, ledgerOf, unique } from '../../src/engine/index.ts';
import { digits } from '../../src/engine/format.ts';

/** One line of a list of totals made by building the reference class. */
export interface Total {
  readonly model_id: string;
  readonly total: number;
  /** Correction biases that the class keeps as buffers and files hold as weights. */
  readonly router_buffers?: number;
}

export function readTotals(path: string): Map<string, Total> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const total = JSON.parse(line) as Total;
      return [total.model_id, total];
    }),
  );
}

/** Where a listed total is the class's and the released file differs, the file wins: by how much, and why. */
const EXPLAINED: ReadonlyMap<string, { readonly more: number; readonly why: string }> = new Map([
  [
    'mistralai/Mistral-Small-3.1-24B-Instruct-2503',
    {
      more: 131072 * 5120,
      why: "the list's class ties where no field says so; released files have a head of their own",
    },
  ],
  [
    'google-t5/t5-v1_1-xxl',
    {
      more: 32128 * 4096,
      why: "the list's class always ties; the config says no, and files of T5 1.1 have a head of their own",
    },
  ],
]);

export interface Comparison {
  readonly kind: 'exact' | 'explained' | 'wrong' | 'unlisted';
  readonly words: string;
}

/**
 * Compares a config's count with a listed total. The reference classes build no
 * MTP block and keep the router's correction bias as a buffer; both are known
 * exactly, so nothing is left to tolerance.
 */
export function compare(config: unknown, listed: Total | undefined): Comparison {
  const ledger = ledgerOf(config);
  const ours = unique(ledger) - byRole(ledger).mtp;
  if (!listed || typeof listed.total !== 'number') return { kind: 'unlisted', words: digits(ours) };
  const theirs = listed.total + (listed.router_buffers ?? 0);
  if (ours === theirs) return { kind: 'exact', words: digits(ours) };
  const explained = EXPLAINED.get(listed.model_id);
  if (explained && ours === theirs + explained.more)
    return { kind: 'explained', words: `${digits(ours)}: ${explained.why}` };
  return { kind: 'wrong', words: `${digits(ours)} here, ${digits(theirs)} listed` };
}
