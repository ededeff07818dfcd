import { test as base, expect, type Page } from '@playwright/test';

/** A page whose console must stay clean: no error, no warning, no refused request. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await use(page);
    expect(said).toEqual([]);
  },
});

/** The two nets of a ticket as integers. */
export async function nets(page: Page): Promise<string[]> {
  return page
    .locator('[data-row="net"] data')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLDataElement).value));
}

/**
 * What a press has copied. The press is over before the copy is: the page says
 * "Copied" once it stands on the clipboard.
 */
export async function copied(page: Page): Promise<string> {
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1);
  return page.evaluate(() => navigator.clipboard.readText());
}

export { expect };
