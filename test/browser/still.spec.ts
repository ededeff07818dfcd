import { KINDS } from '../site/kinds.ts';
import { expect, test } from './page.ts';

/** What moved on a page without a reader's doing, with the nodes that moved. */
interface Shift {
  readonly value: number;
  readonly nodes: readonly string[];
}

const observe = (): void => {
  const shifts: Shift[] = [];
  (window as unknown as { shifts: Shift[] }).shifts = shifts;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Element | null }[];
    }[]) {
      const nodes = entry.sources.map(
        ({ node }) => node?.parentElement?.outerHTML.slice(0, 90) ?? '',
      );
      if (!entry.hadRecentInput) shifts.push({ value: entry.value, nodes });
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

for (const { name, address } of [
  ...KINDS,
  { name: 'results', address: '/search/?q=glm%204.5%20active' },
  { name: 'missing', address: '/nowhere/at/all/' },
]) {
  for (const width of [390, 1280]) {
    test(`nothing moves on a ${name} page at ${width} px, though its fonts come late`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(observe);
      await page.route('**/*.woff2', async (route) => {
        await new Promise((done) => setTimeout(done, 300));
        await route.continue();
      });
      if (name === 'missing')
        await page.route('**/nowhere/**', (route) =>
          route.fulfill({ path: 'dist/404.html', status: 200 }),
        );
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((done) => setTimeout(done, 100));
      });
      const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
      expect(shifts).toEqual([]);
    });
  }
}
