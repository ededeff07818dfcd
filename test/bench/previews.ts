import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { put } from '../../src/integrations/previews.ts';
import { pagePreview } from '#preview/page.ts';
import { ticketPreview } from '#preview/ticket.ts';
import { median } from '#site/median.ts';
import { alike } from '#site/preview.ts';
import { terms } from '#site/terms.ts';
import { models, ruleById } from '#site/weighed.ts';

export interface PreviewTimes {
  readonly pictures: number;
  /** Median ms of a picture, from its words to the file; drawn, and found again by its content. */
  readonly drawn: number;
  readonly found: number;
}

/** Times the pictures of models and of terms, each made twice. */
export async function timePreviews(): Promise<PreviewTimes> {
  const rule = ruleById('both-tables');
  const jobs = [
    ...models.slice(0, 60).map((model) => () => ticketPreview(model, alike(model, rule))),
    ...terms.slice(0, 30).map((each) => () => pagePreview('Term', each.term, each.shortDefinition)),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  const timeAll = async (): Promise<number[]> => {
    const times: number[] = [];
    for (const [at, svg] of jobs.entries()) {
      const started = performance.now();
      put(svg(), join(folder, 'site', `${at}.png`), join(folder, 'cache'));
      times.push(performance.now() - started);
      await setImmediate();
    }
    return times;
  };
  try {
    // What a model weighs is counted once per build, and is no part of drawing it.
    jobs.forEach((svg) => svg());
    const [drawn, found] = [await timeAll(), await timeAll()];
    return { pictures: jobs.length, drawn: median(drawn), found: median(found) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
