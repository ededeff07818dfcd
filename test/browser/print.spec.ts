import { expect, test } from './page.ts';

for (const address of [
  '/models/zai-org/glm-4.5/head-only-active/',
  '/models/openai-community/gpt2/everything-once/',
  '/models/qwen/qwen3-next-80b-a3b-instruct/read-per-token/',
]) {
  test(`a ticket is one sheet of paper: ${address}`, async ({ page }) => {
    await page.goto(address);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
}

test('an answer that is folded on the screen is read on paper', async ({ page }) => {
  await page.goto('/glossary/output-head/');
  const answer = page.locator('.faq details > :not(summary)').first();
  await expect(answer).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(answer).toBeVisible();
});
