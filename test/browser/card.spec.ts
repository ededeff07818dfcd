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

test('a pasted config is counted in the page, tabulated, and a broken one says why', async ({
  page,
}) => {
  await page.goto('/conventions/');
  await page.waitForSelector('wb-card[data-ready]');
  const card = page.locator('wb-card');
  await card.getByText('Paste a config instead').click();
  const config = card.getByLabel('config.json');
  await config.fill('{ "model_type": "llama", "vocab_size": ');
  await expect(card.getByRole('alert')).toContainText('config.json');
  await config.fill(
    JSON.stringify({
      model_type: 'llama',
      vocab_size: 128256,
      hidden_size: 4096,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      intermediate_size: 14336,
      tie_word_embeddings: false,
    }),
  );
  await expect(card.locator('.say')).toContainText('8,030,261,248 in total');
  await expect(card.getByRole('alert')).toBeHidden();
  await card.getByRole('button', { name: 'Table, LaTeX' }).click();
  await expect.poll(() => copied(page)).toContain('Total & 8{,}030{,}261{,}248');
});
