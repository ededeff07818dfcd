import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { contentFolder } from './catalogue/content-folder.ts';
import { parseFile } from './catalogue/index.ts';
import { ConfigError } from './engine/index.ts';
import { configOnHub } from './new/config-on-hub.ts';
import { draftRecord, type Origin } from './new/draft-record.ts';

const USAGE =
  'npm run new -- model <org/name | path to config.json> [org/name, where a path was given]';

/** `npm run new -- model …`: drafts a catalogue record from a config and leaves what only a person can say. */
async function main([kind, given, id]: readonly string[]): Promise<void> {
  if (kind !== 'model' || !given) {
    throw new ConfigError({
      code: 'usage',
      path: 'arguments',
      value: [kind, given, id],
      rule: 'Name what is new and where its config is.',
      remedy: `Usage: ${USAGE}`,
    });
  }
  const { config, origin } = await read(given, id);
  const path = join(contentFolder(), 'models', `${origin.repository.toLowerCase()}.json`);
  if (existsSync(path)) {
    throw new ConfigError({
      code: 'inconsistent',
      path,
      value: origin.repository,
      rule: 'This model has a record already.',
      remedy: 'Edit that record.',
    });
  }
  const { record, toSay } = draftRecord(config, origin);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
  process.stdout.write(
    `${path}\nTo be said by a person:\n${toSay.map((line) => `  ${line}\n`).join('')}`,
  );
}

async function read(
  given: string,
  id: string | undefined,
): Promise<{ config: unknown; origin: Origin }> {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (!existsSync(path)) return configOnHub(given);
  if (!id || !/^[\w.-]+\/[\w.-]+$/.test(id)) {
    throw new ConfigError({
      code: 'usage',
      path: 'arguments',
      value: id,
      rule: 'A config on disk does not say whose it is.',
      remedy: `Give its repository as org/name. Usage: ${USAGE}`,
    });
  }
  return { config: parseFile(path), origin: { repository: id, revision: null } };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
