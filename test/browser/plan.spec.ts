import { expect, test } from './page.ts';

test('another model’s numbers go into the plan, and the link keeps them', async ({ page }) => {
  await page.goto('/architectures/glm4_moe/');
  await page.waitForSelector('wb-plan[data-ready]');
  const sum = page.locator('tfoot data');
  await page.getByLabel('Numbers put in').selectOption('zai-org/glm-4.6');
  await expect(sum).toHaveAttribute('value', '356785898816');
  await expect(page).toHaveURL(/\?m=zai-org\/glm-4\.6&v=1$/);
  await page.reload();
  await expect(sum).toHaveAttribute('value', '356785898816');
  await expect(page.getByLabel('Numbers put in')).toHaveValue('zai-org/glm-4.6');
  await page.goto('/architectures/glm4_moe/?m=no/model&v=1');
  await expect(page.locator('wb-plan [data-part="problem"]')).toContainText('no/model');
});
