import type { CDPSession, Page } from '@playwright/test';

/** An event of a browser's trace, as far as it is looked at here. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the thread's own, in microseconds: it stands still while the thread waits for a processor. */
  readonly tdur?: number;
}

/** A mark by which a page's own thread is found among those of other pages and of the browser's own. */
const MARK = 'main thread under measure';

/**
 * The longest that a page's main thread was busy at once while something was
 * done, in ms of the thread's own time. Wall time would grow with whatever else
 * runs on the machine. What drives the page runs on that thread too: a search by
 * role computes names, and takes longer than one by attribute.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser that can be traced.');
  const session = await browser.newBrowserCDPSession();
  const events: Traced[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as Traced[]) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  try {
    await page.evaluate((name) => void performance.mark(name), MARK);
    await act();
  } finally {
    await ended(session);
  }
  return longestIn(events);
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
}

function longestIn(events: readonly Traced[]): number {
  const mark = events.find(({ name }) => name === MARK);
  const own = events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid);
  const longest = own
    .filter(({ name }) => name.endsWith('RunTask'))
    .reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0);
  if (longest === 0) throw new Error('The trace holds no task of the page.');
  return longest / 1000;
}
