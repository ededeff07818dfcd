import { digits } from '../engine/format.ts';

/** What a sentence for a model card states. */
export interface CardFacts {
  readonly total: number;
  readonly active: number | null;
  readonly rule: string;
  readonly version: string;
  /** What the rule takes, in a line. */
  readonly short: string;
  /** The page of this number, with origin. */
  readonly address: string;
}

/** The sentence by which a model card leaves no doubt what was counted: figures never without their rule. */
export function sentenceOf({ total, active, rule, version, short, address }: CardFacts): string {
  const perToken = active === null ? '' : `, ${digits(active)} active per token`;
  return `Parameters: ${digits(total)} in total${perToken}, counted by Weighbridge rule ${rule}, version ${version} (${lowered(short)}), ${address}`;
}

function lowered(line: string): string {
  return `${line.charAt(0).toLowerCase()}${line.slice(1)}`;
}
