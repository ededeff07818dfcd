import { expect, test } from './page.ts';

const value = (name: string): string => `data[data-figure="${name}"]`;

test('tokens are added, the tables tied, and the link brings both back', async ({ page }) => {
  await page.goto('/learn/embeddings-and-the-head/');
  await page.waitForSelector('wb-vocabulary[data-ready]');
  await expect(page.locator(value('kept'))).toHaveAttribute('value', '8192000');
  await page.getByRole('slider', { name: /Tokens more/ }).fill('64');
  await page.getByRole('radio', { name: 'All tied: one table' }).check();
  await page.getByRole('combobox', { name: 'Model' }).last().selectOption('GLM-4.5');
  await expect(page.locator(value('kept'))).toHaveAttribute('value', '327680000');
  await expect(page.locator('wb-vocabulary [data-text="name"]')).toHaveText('GLM-4.5');
  await expect(page).toHaveURL(/\?m=zai-org\/glm-4\.5&t=64&tables=tied&v=1$/);
  await expect(page.locator('wb-vocabulary [data-part="spoken"]')).toContainText(
    '64,000 tokens more cost GLM-4.5 327,680,000 parameters',
  );
  await page.reload();
  await expect(page.locator(value('kept'))).toHaveAttribute('value', '327680000');
  await expect(page.getByRole('radio', { name: 'All tied: one table' })).toBeChecked();
});

test('a model that isn’t in the figure is said and the default shown', async ({ page }) => {
  await page.goto('/learn/embeddings-and-the-head/?m=no/model&v=1');
  await expect(page.locator('wb-vocabulary [data-part="problem"]')).toContainText('no/model');
  await expect(page.locator(value('kept'))).toHaveAttribute('value', '8192000');
});

test('a state of the table is shown, announced, and undone by going back', async ({ page }) => {
  await page.goto('/learn/tied-weights/');
  await page.waitForSelector('wb-tied[data-ready]');
  await expect(page.locator(value('inFile'))).toHaveAttribute('value', '751632384');
  await page.getByRole('radio', { name: /Tied, stored once/ }).check();
  await expect(page.locator(value('inFile'))).toHaveAttribute('value', '596049920');
  await expect(page).toHaveURL(/\?state=once&v=1$/);
  await expect(page.locator('wb-tied [data-part="spoken"]')).toContainText(
    'stored once: 596,049,920 parameters trained, 596,049,920 in the file',
  );
  await page.goBack();
  await expect(page.locator(value('inFile'))).toHaveAttribute('value', '751632384');
  await page.goto('/learn/tied-weights/?m=openai-community/gpt2&state=two&v=1#states');
  await expect(page.locator(value('trained'))).toHaveAttribute('value', '163037184');
});
