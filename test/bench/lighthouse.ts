import lighthouse from 'lighthouse';
import { median } from '#site/median.ts';

/** What Lighthouse gives a page in hundredths, and what it found wanting. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  /** Largest contentful paint in ms and layout shift, on a simulated phone. */
  readonly paint: number;
  readonly shift: number;
  /** Ids of audits that cost points in any run. */
  readonly wanting: readonly string[];
}

const RUNS = 3;

/** The median of three runs on a simulated phone, in the browser that listens on a debugging port. */
export async function score(url: string, port: number): Promise<Scores> {
  const runs: Omit<Scores, 'wanting'>[] = [];
  const wanting = new Set<string>();
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
    const { categories, audits } = result.lhr;
    const of = (name: string): number => Math.round((categories[name]?.score ?? 0) * 100);
    runs.push({
      performance: of('performance'),
      accessibility: of('accessibility'),
      bestPractices: of('best-practices'),
      seo: of('seo'),
      paint: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
      shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    });
    for (const { auditRefs } of Object.values(categories)) {
      for (const { id, weight } of auditRefs) {
        const found = audits[id]?.score;
        if (weight > 0 && found !== null && found !== undefined && found < 0.9) wanting.add(id);
      }
    }
  }
  const middle = (key: keyof (typeof runs)[number]): number =>
    median(runs.map((each) => each[key]));
  return {
    performance: middle('performance'),
    accessibility: middle('accessibility'),
    bestPractices: middle('bestPractices'),
    seo: middle('seo'),
    paint: middle('paint'),
    shift: middle('shift'),
    wanting: [...wanting],
  };
}
