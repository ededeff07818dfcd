import { readFileSync } from 'node:fs';
import { exact } from '#components/island/live/exact.ts';
import { ledgerOf, weighUnder } from '#engine';
import type { Convention } from '#engine';
import type { Point } from './fit.ts';
import { median } from './median.ts';

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

const PATH = 'test/experiments/decoding/results.json';

export const experiment = JSON.parse(readFileSync(PATH, 'utf8')) as Experiment;

/** Milliseconds of one token: the median over all sweeps. */
export function tokenTime({ times }: Measured, format: Format): number {
  return median(times[format]) / 1000;
}

/** The decoders as points: what a rule counts of each, and the time of its token. Throws where a rule has no such figure. */
export function pointsOf(rule: Convention, part: Counted['part'], format: Format): Point[] {
  return experiment.decoders.map((decoder) => ({
    x: exact(weighUnder(ledgerOf(decoder.config), rule)[part]),
    y: tokenTime(decoder, format),
  }));
}
