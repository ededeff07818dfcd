import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseFile } from '../../src/catalogue/read.ts';
import { ConfigError } from '../../src/engine/errors.ts';
import { compare, readTotals, type Total } from './compare.ts';

/**
 * Weighs every config of a folder and compares it with a list of totals that
 * somebody else made: `npm run check:published -- <folder> [totals.jsonl]`.
 * Without a list it takes the nearest `totals.jsonl`, in the folder, beside it
 * or in a neighbouring `oracle/`.
 */
const [given, list] = process.argv.slice(2);
const from = process.env['INIT_CWD'] ?? process.cwd();
if (!given) {
  process.stderr.write('Usage: npm run check:published -- <folder of configs> [totals.jsonl]\n');
  process.exit(2);
}
const folder = resolve(from, given);
const totalsPath = list ? resolve(from, list) : nearestTotals(folder);
if (!totalsPath) {
  process.stderr.write(
    `${folder}: no totals.jsonl in it, beside it or in an oracle/ near it. Name one.\n`,
  );
  process.exit(2);
}
const totals = readTotals(totalsPath);
const tally = { exact: 0, explained: 0, refused: 0, wrong: 0, unlisted: 0 };
for (const path of configsUnder(folder)) {
  const outcome = outcomeOf(path, totals);
  if (!outcome) continue;
  tally[outcome.kind] += 1;
  process.stdout.write(`${outcome.kind.padEnd(10)}${outcome.id}  ${outcome.words}\n`);
}
process.stdout.write(
  `\n${tally.exact} exact, ${tally.explained} explained, ${tally.refused} refused with a reason, ${tally.wrong} wrong, ${tally.unlisted} with no listed total (${totalsPath})\n`,
);
process.exitCode = tally.wrong > 0 ? 1 : 0;

interface Outcome {
  readonly kind: keyof typeof tally;
  readonly id: string;
  readonly words: string;
}

function outcomeOf(path: string, totals: ReadonlyMap<string, Total>): Outcome | null {
  const id = idOf(path);
  try {
    const config = parse(path);
    if (config === null) return null;
    return { id, ...compare(config, totals.get(id)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { kind: 'refused', id, words: `${error.code}: ${error.message}` };
  }
}

/** Files are named org__model.json. */
function idOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/\.json$/, '').replace('__', '/');
}

/** A config is an object that isn't a list of tensors or an index. */
function parse(path: string): Record<string, unknown> | null {
  const content: unknown = parseFile(path);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const fields = content as Record<string, unknown>;
  return 'weight_names' in fields || 'weight_map' in fields || 'tensors' in fields ? null : fields;
}

function configsUnder(root: string): string[] {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    process.stderr.write(`${root}: not a folder.\n`);
    process.exit(2);
  }
  const entries = readdirSync(root, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  if (files.length > 0) return files.map(({ name }) => join(root, name)).sort();
  // A folder of folders: those that say that they hold configs.
  const inner = entries.filter(
    (entry) => entry.isDirectory() && /^(configs|data)/.test(entry.name),
  );
  return inner.flatMap(({ name }) => configsUnder(join(root, name)));
}

function nearestTotals(start: string): string | null {
  for (let at = start, up = 0; up < 4; at = dirname(at), up += 1) {
    for (const name of ['totals.jsonl', 'oracle/totals.jsonl']) {
      if (existsSync(join(at, name))) return join(at, name);
    }
  }
  return null;
}
