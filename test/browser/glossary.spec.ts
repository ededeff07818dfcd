import { expect, test } from './page.ts';

const page1 = '/learn/parameter-count/';

test.describe('a term’s card', () => {
  test('opens by hover, and Esc closes it until the pointer comes back', async ({ page }) => {
    await page.goto(page1);
    const tip = page.locator('.tip', { hasText: 'Output head' }).first();
    const card = tip.locator('.card');
    await expect(card).toBeHidden();
    await tip.locator('.term').hover();
    await expect(card).toBeVisible();
    await expect(card).toContainText('score for each token');
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await page.mouse.move(0, 0);
    await tip.locator('.term').hover();
    await expect(card).toBeVisible();
  });

  test('opens by focus, is what describes the link, and Enter leads to the entry', async ({
    page,
  }) => {
    await page.goto(page1);
    const term = page.locator('.term[href="/glossary/output-head/"]');
    await term.focus();
    const card = page.locator('#card-output-head');
    await expect(card).toBeVisible();
    await expect(term).toHaveAttribute('aria-describedby', 'card-output-head');
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/glossary\/output-head\/$/);
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  test('a tap opens the card as a sheet, a second follows, a tap elsewhere closes', async ({
    page,
  }) => {
    await page.goto(page1);
    const term = page.locator('.term[href="/glossary/output-head/"]');
    const card = page.locator('#card-output-head');
    await term.tap();
    await expect(card).toBeVisible();
    await expect(page).toHaveURL(/parameter-count\/$/);
    const box = await card.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390 && box.y + box.height <= 800).toBe(true);
    await page.locator('h1').tap();
    await expect(card).toBeHidden();
    await term.tap();
    await card.getByRole('link', { name: 'Read the entry' }).tap();
    await expect(page).toHaveURL(/\/glossary\/output-head\/$/);
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the card opens by focus and the link leads on; questions open', async ({ page }) => {
    await page.goto(page1);
    const term = page.locator('.term[href="/glossary/output-head/"]');
    await term.focus();
    await expect(page.locator('#card-output-head')).toBeVisible();
    await term.click();
    await page.getByText('Does the head count as active?').click();
    await expect(page.getByText('If the figure is to say what is read')).toBeVisible();
  });
});

test('what people type leads to the term', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('lm_head');
  const first = page.getByRole('option').first();
  await expect(first).toContainText('Output head');
});
