import { test as plain } from '@playwright/test';
import { KINDS } from '../site/kinds.ts';
import { expect, test } from './page.ts';

for (const { name, address } of KINDS) {
  test(`a ${name} page asks no other origin for anything`, async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address, { waitUntil: 'networkidle' });
    const foreign = asked.filter(
      (url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:'),
    );
    expect(foreign).toEqual([]);
  });
}

/** What the browser refused, by directive, while something was tried. */
const tryIn = `(async (act) => {
  const refused = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
  await act();
  await new Promise((done) => setTimeout(done, 100));
  return refused;
})`;

plain('a script, a style or a handler that nobody wrote here does not run', async ({ page }) => {
  await page.goto('/models/zai-org/glm-4.5/');
  const refused = await page.evaluate(
    `${tryIn}(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      const style = document.createElement('style');
      style.textContent = 'h1 { color: red !important }';
      document.body.append(script, style);
      document.body.insertAdjacentHTML('beforeend', '<img src="/nothing.png" onerror="window.ran = true">');
    })`,
  );
  expect((refused as string[]).sort()).toEqual([
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ]);
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

plain('text is not run as code', async ({ page }) => {
  await page.goto('/');
  const refused = await page.evaluate(`${tryIn}(() => void setTimeout('window.ran = true'))`);
  expect(refused).toEqual(['script-src']);
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

plain('nothing is sent to or loaded from elsewhere', async ({ page }) => {
  await page.goto('/search/?q=glm');
  const refused = await page.evaluate(
    `${tryIn}(async () => {
      await fetch('https://example.com/').catch(() => {});
      navigator.sendBeacon('https://example.com/', 'x');
      const image = new Image();
      image.src = 'https://example.com/x.png';
      const script = document.createElement('script');
      script.src = 'https://example.com/x.js';
      document.head.append(script);
    })`,
  );
  expect([...new Set(refused as string[])].sort()).toEqual([
    'connect-src',
    'img-src',
    'script-src-elem',
  ]);
});

plain('the worker that counts is bound by the policy of its page', async ({ page, context }) => {
  const asked: string[] = [];
  await context.route(/^https:\/\/(example\.com|huggingface\.co)\//, (route) => {
    asked.push(new URL(route.request().url()).hostname);
    return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' });
  });
  await page.goto('/count/');
  const started = page.waitForEvent('worker');
  await page.getByRole('button', { name: /^Try/ }).click();
  await page.getByRole('button', { name: 'Count this config' }).click();
  await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
  const worker = await started;
  const outcomes = await worker.evaluate(async () => {
    const outcome = (tried: Promise<unknown>): Promise<string> =>
      tried.then(
        () => 'sent',
        () => 'refused',
      );
    const inside = (address: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const nested = new Worker(address);
        nested.addEventListener('message', resolve);
        nested.addEventListener('error', reject);
      });
    const elsewhere = 'https://example.com/x.js';
    return {
      'a request': await outcome(fetch(elsewhere, { method: 'POST', mode: 'no-cors', body: 'x' })),
      'a script': await outcome(import(elsewhere)),
      'a worker of its own by address': await outcome(inside('/nothing.js')),
      'code from text': await outcome((async () => (0, eval)('1'))()),
      'the Hub': await outcome(fetch('https://huggingface.co/x')),
    };
  });
  expect(outcomes).toEqual({
    'a request': 'refused',
    'a script': 'refused',
    'a worker of its own by address': 'refused',
    'code from text': 'refused',
    'the Hub': 'sent',
  });
  expect(asked).toEqual(['huggingface.co']);
});

for (const [address, kinds] of [
  ['/', ['by its address', 'of text']],
  ['/search/?q=glm', ['by its address', 'of text']],
  ['/count/', ['by its address']],
] as const) {
  plain(`${address} starts no worker ${kinds.join(', and none ')}`, async ({ page }) => {
    await page.goto(address);
    const refused = await page.evaluate(
      `${tryIn}(async () => {
        const text = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
        const addresses = { 'by its address': '/nothing.js', 'of text': text };
        for (const kind of ${JSON.stringify(kinds)}) new Worker(addresses[kind]);
      })`,
    );
    expect(refused).toEqual(kinds.map(() => 'worker-src'));
  });
}
