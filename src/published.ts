import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { COLUMNS, publishedFile, writeLine } from './catalogue/published.ts';
import { models, rules, weighingOf } from './site/weighed.ts';
import { pairOf, published } from './site/published.ts';

/**
 * `npm run publish-figures [-- --check]`: puts the figures that the next
 * deployment shows for the first time on record. With --check it only says
 * whether any are missing, by its exit status.
 */
const known = new Set(published.map(({ model, rule, version }) => `${model} ${rule} ${version}`));
const since = new Date().toISOString().slice(0, 10);
const missing = models.flatMap((model) =>
  rules.flatMap((rule) => {
    const pair = pairOf(weighingOf(model, rule));
    if (pair.total === null || known.has(`${model.id} ${rule.id} ${rule.version}`)) return [];
    return [writeLine({ model: model.id, rule: rule.id, version: rule.version, ...pair, since })];
  }),
);
const file = publishedFile();
if (process.argv.includes('--check')) {
  process.stdout.write(`${missing.length} figures are not on record in ${file}.\n`);
  process.exitCode = missing.length === 0 ? 0 : 2;
} else {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${COLUMNS.join('\t')}\n`);
  }
  appendFileSync(file, missing.map((line) => `${line}\n`).join(''));
  process.stdout.write(`${missing.length} figures put on record in ${file}.\n`);
}
