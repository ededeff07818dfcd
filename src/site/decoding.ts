import { readFileSync } from 'node:fs';
import { fitOf, intervalOf, median, type Fit } from './fit.ts';
import { ledgerOf, weighUnder } from '#engine';
import type { Convention } from '#engine';

/** The measured decoders: how long one token took each of them, token by token. */
export interface Experiment {
  readonly date: string;
  readonly machine: {
    readonly processor: string;
    readonly torch: string;
    readonly threads: number;
  };
  readonly context: number;
  readonly decoders: readonly Measured[];
}

export interface Measured {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Elements of the tensors that the program built: what the engine must count too. */
  readonly weights: number;
  /** Microseconds, one a sweep. */
  readonly times: Readonly<Record<Format, readonly number[]>>;
}

export const FORMATS = ['float32', 'bfloat16'] as const;
export type Format = (typeof FORMATS)[number];

/** A rule's total or its active figure: what may or may not foretell the time of a token. */
export interface Counted {
  readonly rule: string;
  readonly part: 'total' | 'active';
}

export interface JudgedCount extends Counted, Fit {
  /** Bounds within which nineteen of twenty draws of decoders leave the fit. */
  readonly from: number;
  readonly to: number;
}

const PATH = 'test/experiments/decoding/results.json';

export const experiment = JSON.parse(readFileSync(PATH, 'utf8')) as Experiment;

/** Milliseconds of one token: the median over all sweeps. */
export function tokenTime({ times }: Measured, format: Format): number {
  return median(times[format]) / 1000;
}

/** A decoder's count under a rule; throws where the rule has none, since a fit needs them all. */
export function countOf(decoder: Measured, rule: Convention, part: Counted['part']): number {
  const figure = weighUnder(ledgerOf(decoder.config), rule)[part];
  if (figure.kind !== 'exact')
    throw new Error(`${rule.id} has no ${part} figure for ${decoder.name}.`);
  return figure.value;
}

/** How well the time of a token follows a count over all decoders, and how sure that is. */
export function judgeCount(rule: Convention, part: Counted['part'], format: Format): JudgedCount {
  const points = experiment.decoders.map((decoder) => ({
    x: countOf(decoder, rule, part),
    y: tokenTime(decoder, format),
  }));
  return { rule: rule.id, part, ...fitOf(points), ...intervalOf(points) };
}
