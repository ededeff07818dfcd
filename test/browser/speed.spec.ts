import { BUDGETS, SLACK } from '../bench/budgets.ts';
import { ISLANDS, timeUpdates } from '../bench/islands.ts';
import { expect, test } from './page.ts';

for (const island of ISLANDS) {
  test(`${island.tag} updates within five times its budget`, async ({ page }) => {
    const { update, paint } = await timeUpdates(page, island);
    expect(update).toBeLessThan(BUDGETS.update * SLACK);
    expect(paint).toBeLessThan(BUDGETS.paint * SLACK);
  });
}
