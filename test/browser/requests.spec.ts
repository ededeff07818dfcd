import { KINDS } from '../site/kinds.ts';
import { expect, test } from './page.ts';

/** Pages that run more than the header does; all others are read, and cost no request for a script. */
const TOOLS = ['search'];

for (const { name, address, island } of KINDS) {
  test(`a ${name} page is one request with its styles, and at most two fonts`, async ({ page }) => {
    const asked: [type: string, path: string][] = [];
    page.on('request', (request) =>
      asked.push([request.resourceType(), new URL(request.url()).pathname]),
    );
    await page.goto(address, { waitUntil: 'networkidle' });
    const of = (type: string): string[] =>
      asked.filter(([each]) => each === type).map(([, path]) => path);
    expect(of('document')).toEqual([address]);
    expect(of('font').length).toBeLessThanOrEqual(2);
    expect(of('stylesheet')).toEqual([]);
    // The mark in the tab is asked for once, by the browser and not by the page.
    const counted = ['document', 'font', 'script'];
    expect(
      asked.filter(([type, path]) => !counted.includes(type) && path !== '/favicon.svg'),
    ).toEqual([]);
    if (!island && !TOOLS.includes(name)) expect(of('script')).toEqual([]);
  });
}
