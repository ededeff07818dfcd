import AxeBuilder from '@axe-core/playwright';
import { test as plain } from '@playwright/test';
import { KINDS } from '../site/kinds.ts';
import { expect, nets, test } from './page.ts';

for (const { name, address } of KINDS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on a ${name} page, ${colorScheme}`, async ({ page }) => {
      // Every target is held against every other, and the catalogue's drawing has hundreds.
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // A phone in the dark, a desk in the light.
      if (colorScheme === 'dark') await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(address);
      const open = (): void =>
        document
          .querySelectorAll('main details')
          .forEach((node) => ((node as HTMLDetailsElement).open = true));
      await page.evaluate(open);
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'target-size': { enabled: true } } })
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }

  for (const width of [360, 390, 768, 1280]) {
    test(`a ${name} page at ${width} px doesn’t scroll sideways`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
    });
  }
}

plain.describe('without a script', () => {
  plain.use({ javaScriptEnabled: false });
  plain('the answer, the rules, the links and the tables are there', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('[data-row="net"] data').first()).toBeVisible();
    await expect(page.getByText('355.23B').first()).toBeVisible();
    await page.getByRole('link', { name: 'Models' }).first().click();
    await page.getByRole('link', { name: 'gpt-oss-120b', exact: true }).last().click();
    await page.getByRole('link', { name: 'Head only active' }).last().click();
    await expect(page).toHaveURL(/\/models\/openai\/gpt-oss-120b\/head-only-active\/$/);
    await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
      'value',
      '5132849472',
    );
  });
  plain('controls that would do nothing are not shown', async ({ page }) => {
    await page.goto('/learn/parameter-count/');
    await expect(page.locator('wb-builder form')).toBeHidden();
    await expect(page.locator('wb-builder .big').first()).toBeVisible();
  });
});

test('a page that isn’t there offers the lower-case address', async ({ page, request }) => {
  expect((await request.get('/Models/Qwen/Qwen3-8B/')).status()).toBe(404);
  await page.route('**/Models/**', (route) =>
    route.fulfill({ path: 'dist/404.html', status: 200 }),
  );
  await page.goto('/Models/Qwen/Qwen3-8B/');
  await page.getByRole('link', { name: '/models/qwen/qwen3-8b/' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Qwen3-8B');
});

test('the theme is switched and kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: /theme/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a chosen theme is there before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    new PerformanceObserver(() => {
      const root = document.documentElement;
      const paper = getComputedStyle(root).backgroundColor;
      const first = { theme: root.dataset['theme'], paper };
      Object.assign(window, { first: Reflect.get(window, 'first') ?? first });
    }).observe({ type: 'paint', buffered: true });
  });
  await page.goto('/glossary/output-head/');
  // Asked again and again from outside: a wait inside the page would need `eval`, which its policy forbids.
  const first = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'first'));
  await expect.poll(first).toEqual({ theme: 'dark', paper: 'rgb(20, 23, 26)' });
  const head = (await page.content()).split('</head>')[0] ?? '';
  expect(head).toContain("localStorage.getItem('theme')");
});

test('printed, the ticket stands without controls', async ({ page }) => {
  await page.goto('/models/zai-org/glm-4.5/body-plus-mtp/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await expect.poll(() => nets(page)).toEqual(['355234006336', '32482313536']);
});
