import { ledgerOf, weighUnder } from '#engine';
import type { Convention } from '#engine';
import { digits } from '../../../src/engine/format.ts';
import { fitOf } from '../../../src/site/fit.ts';
import { exact } from '../live/exact.ts';
import type { LiveView, Values } from '../live/live-view.ts';

export interface PaceFacts {
  readonly decoders: readonly {
    readonly name: string;
    readonly config: Readonly<Record<string, unknown>>;
    /** Milliseconds of a token, by format of the weights. */
    readonly times: Readonly<Record<string, number>>;
  }[];
  readonly rules: readonly (Convention & { readonly name: string })[];
}

/** The value of the control that chooses a count: the rule, and which of its two figures. */
export const countValue = (rule: string, part: string): string => `${rule}.${part}`;

/** One count held against the measured times: the line through them, and how far each decoder lies from it. */
export function paceView(values: Values, { decoders, rules }: PaceFacts): LiveView {
  const [id = '', part = ''] = (values['n'] ?? '').split('.');
  const format = values['w'] ?? '';
  const rule = rules.find((each) => each.id === id);
  if (!rule || (part !== 'total' && part !== 'active'))
    throw new Error(`No count ${values['n']} in the figure.`);
  const points = decoders.map(({ config, times }) => ({
    x: exact(weighUnder(ledgerOf(config), rule)[part]),
    y: times[format] ?? NaN,
  }));
  const { slope, start, r2 } = fitOf(points);
  const longest = Math.max(...points.map(({ y }) => y));
  const name = `${rule.name}, ${part}`;
  return {
    figures: Object.fromEntries(points.map(({ x }, at) => [`n${at}`, x])),
    unit: 'M',
    texts: {
      name,
      r2: r2.toFixed(2),
      line: `${start.toFixed(1)} ms and ${(slope * 1e8).toFixed(1)} ms for each hundred million weights`,
      ...Object.fromEntries(
        points.flatMap(({ x, y }, at) => [
          [`t${at}`, y.toFixed(1)],
          [`l${at}`, (start + slope * x).toFixed(1)],
          [`o${at}`, offText(start + slope * x, y)],
        ]),
      ),
    },
    bars: Object.fromEntries(
      points.map(({ y }, at) => [
        `b${at}`,
        [
          { className: 'c-attn', n: y, title: `${y.toFixed(1)} ms measured` },
          { className: 'blank', n: longest - y, title: '' },
        ],
      ]),
    ),
    said: `${name}, explains ${r2.toFixed(2)} of the spread of ${digits(decoders.length)} decoders’ times per token (R², ${format}).`,
  };
}

/** How far the line misses a measured time, in hundredths of it. */
function offText(line: number, measured: number): string {
  const off = Math.round((100 * (line - measured)) / measured);
  return off === 0 ? '±0%' : `${off > 0 ? '+' : '−'}${Math.abs(off)}%`;
}
