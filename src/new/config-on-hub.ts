import { ConfigError } from '../engine/errors.ts';
import type { Origin } from './draft-record.ts';

const HUB = process.env['HF_ENDPOINT'] ?? 'https://huggingface.co';

/** A repository's config.json at its newest commit. @throws ConfigError where the Hub doesn't give it. */
export async function configOnHub(given: string): Promise<{ config: unknown; origin: Origin }> {
  const about = (await json(`${HUB}/api/models/${given}`, given)) as { id?: string; sha?: string };
  const repository = about.id ?? given;
  const revision = about.sha ?? null;
  const address = `${HUB}/${repository}/resolve/${revision ?? 'main'}/config.json`;
  return { config: await json(address, given), origin: { repository, revision } };
}

async function json(address: string, given: string): Promise<unknown> {
  const answer = await fetch(address).catch((error: unknown) => String(error));
  if (typeof answer !== 'string' && answer.ok) return answer.json();
  throw new ConfigError({
    code: 'no-such-source',
    path: given,
    value: typeof answer === 'string' ? answer : answer.status,
    rule: `${address} must answer with the file.`,
    remedy: 'Check the name, or download config.json and give its path and the repository.',
  });
}
