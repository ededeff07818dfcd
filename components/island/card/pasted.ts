import { ledgerOf, loadFamilyOf, weighUnder } from '#engine';
import type { Convention, Figure } from '#engine';
import { parseJson } from '../../../src/headers/json.ts';

/**
 * A pasted config's figures under a rule; null where the rule has none.
 *
 * @throws RefusalError where it isn't a config that the engine reads.
 */
export async function figuresOfConfig(
  text: string,
  rule: Convention,
): Promise<{ total: number | null; active: number | null }> {
  const config = parseJson(text, 'config.json');
  await loadFamilyOf(config);
  const { total, active } = weighUnder(ledgerOf(config), rule);
  return { total: known(total), active: known(active) };
}

function known(figure: Figure): number | null {
  return figure.kind === 'exact' ? figure.value : null;
}
