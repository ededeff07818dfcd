import { copied, expect, test } from './page.ts';

test('the sentence for a card follows the model and the rule, and is copied whole', async ({
  page,
}) => {
  await page.goto('/conventions/');
  await page.waitForSelector('wb-card[data-ready]');
  const card = page.locator('wb-card');
  await expect(card.locator('.say')).toContainText(
    '116,829,156,672 in total, 5,132,849,472 active',
  );
  await page.getByLabel('Model', { exact: true }).selectOption('zai-org/glm-4.5');
  await page.getByLabel('Rule', { exact: true }).selectOption('body-plus-mtp');
  await expect(card.locator('.say')).toContainText(
    '355,234,006,336 in total, 32,482,313,536 active',
  );
  await card.getByRole('button', { name: 'Copy sentence' }).click();
  const sentence = await copied(page);
  expect(sentence).toContain('rule body-plus-mtp, version 1');
  expect(sentence).toContain('https://weighbridge.example/models/zai-org/glm-4.5/body-plus-mtp/');
  await page.getByLabel('Rule', { exact: true }).selectOption('gguf-sum');
  await expect(card.locator('.say')).toContainText('gives no figure for GLM-4.5');
});
