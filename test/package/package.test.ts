import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safetensors } from '../support/files/safetensors-bytes.ts';

/** The package, packed, and an empty project into which nothing but its tarball is installed. */
const scratch = mkdtempSync(join(tmpdir(), 'weighbridge-'));
const project = join(scratch, 'project');
const installed = join(project, 'node_modules/weighbridge');
/** 2 × 1,000 × 64 of tables, 2 × (12,288 of attention + 18,432 feed-forward + 128 of norms), 64 of the last norm: 189,760. */
const CONFIG = {
  model_type: 'llama',
  vocab_size: 1000,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 96,
  tie_word_embeddings: false,
};

/** An embedding and a head of 50 × 60 each: 6,000, with data that is all zeros. */
const { bytes, size } = safetensors([
  ['model.embed_tokens.weight', 'BF16', [50, 60]],
  ['lm_head.weight', 'BF16', [50, 60]],
]);
const WEIGHTS = Buffer.concat([bytes], size);

/** Every Node there is here: the tests’ own and those on PATH, each version once. */
const NODES = [
  ...new Map(
    [
      process.execPath,
      ...(process.env['PATH'] ?? '').split(delimiter).map((at) => join(at, 'node')),
    ]
      .filter((path) => existsSync(path))
      .map((path) => [execFileSync(path, ['--version'], { encoding: 'utf8' }).trim(), path]),
  ),
];

beforeAll(() => {
  const built = join(scratch, 'built');
  execFileSync(process.execPath, ['src/package/build.ts', built], { stdio: 'inherit' });
  const [tarball = ''] = execFileSync(
    'npm',
    ['pack', built, '--pack-destination', scratch, '--silent'],
    { encoding: 'utf8' },
  )
    .trim()
    .split('\n')
    .slice(-1);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'config.json'), JSON.stringify(CONFIG));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(scratch, tarball)], {
    cwd: project,
  });
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Without the project’s own variables: as in a shell of somebody else’s. */
const elsewhere = { PATH: process.env['PATH'] ?? '' };

test('needs nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest['dependencies']).toEqual({});
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: object;
  };
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/weighbridge']);
});

describe.each(NODES)('with Node %s', (_, node) => {
  const run = (...args: string[]) =>
    spawnSync(node, args, { cwd: project, encoding: 'utf8', env: elsewhere });
  const command = join(installed, 'lib/weighbridge.js');

  test('the command counts a config', () => {
    const { status, stdout, stderr } = run(command, 'config.json', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'weighbridge.count/1',
      conventions: { 'both-tables': { total: 189_760, active: 189_760 } },
    });
  });
  test('its bin counts a config in a folder that holds nothing else', () => {
    const empty = mkdtempSync(join(scratch, 'empty-'));
    writeFileSync(join(empty, 'config.json'), JSON.stringify(CONFIG));
    const bin = join(project, 'node_modules/.bin/weighbridge');
    const { status, stdout, stderr } = spawnSync(bin, ['config.json'], {
      cwd: empty,
      encoding: 'utf8',
      env: { PATH: [dirname(node), elsewhere.PATH].join(delimiter) },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('189,760');
  });
  test('a program reads weights by their headers', () => {
    writeFileSync(join(project, 'model.safetensors'), WEIGHTS);
    writeFileSync(
      join(project, 'read.js'),
      `import { readFileSync } from 'node:fs';
import { unique } from 'weighbridge';
import { memorySource, readModel, readPath, ReadError } from 'weighbridge/readers';
const name = 'model.safetensors';
const { ledger, format } = await readPath(name, name);
const bytes = readFileSync(name);
const memory = await readModel({ where: 'here', names: [name], open: () => memorySource(name, bytes) });
const cut = { where: 'here', names: [name], open: () => memorySource(name, bytes.subarray(0, 20)) };
const code = await readModel(cut).catch((error) => error instanceof ReadError && error.code);
console.log(JSON.stringify([format, unique(ledger), unique(memory.ledger), code]));`,
    );
    const { stdout, stderr } = run('read.js');
    expect([stderr, stdout.trim()]).toEqual([
      '',
      '["safetensors",6000,6000,"st-header-truncated"]',
    ]);
  });
  test('the command knows the catalogue, and refuses what it does not know', () => {
    expect(run(command, 'zai-org/glm-4.5', '--convention', 'body-plus-mtp').stdout).toContain(
      '355,234,006,336',
    );
    writeFileSync(join(project, 'other.json'), '{"model_type":"nobody-knows"}');
    const { status, stderr } = run(command, 'other.json');
    expect(status).toBe(2);
    expect(stderr).toContain('model_type');
  });
  test('a program counts by it', () => {
    writeFileSync(
      join(project, 'use.js'),
      `import { readFileSync } from 'node:fs';
import { ConfigError, ledgerOf, unique, weighUnder } from 'weighbridge';
import { conventions, models } from 'weighbridge/catalogue';
const rule = conventions.find(({ id }) => id === 'both-tables');
const ledger = ledgerOf(JSON.parse(readFileSync('config.json', 'utf8')));
let refused = false;
try { ledgerOf({}); } catch (error) { refused = error instanceof ConfigError; }
console.log(JSON.stringify([weighUnder(ledger, rule).total.value, unique(ledger), models.length > 100, refused]));`,
    );
    const { stdout, stderr } = run('use.js');
    expect([stderr, stdout.trim()]).toEqual(['', '[189760,189760,true,true]']);
  });
});

test('a program in TypeScript is checked against its types', () => {
  writeFileSync(
    join(project, 'use.ts'),
    `import { ledgerOf, weighUnder, type Convention, type Ledger } from 'weighbridge';
import { conventions, type PackagedRule } from 'weighbridge/catalogue';
import { readHub, type Reading } from 'weighbridge/readers';
export const read = async (name: string): Promise<Reading> => readHub(name);
const rule: PackagedRule | undefined = conventions[0];
const ledger: Ledger = ledgerOf({});
export const use = (given: Convention): string => weighUnder(ledger, given).total.kind + (rule?.id ?? '');
// @ts-expect-error A rule is no string.
weighUnder(ledger, 'both-tables');
`,
  );
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'use.ts'],
    { cwd: project, encoding: 'utf8' },
  );
  expect([status, stdout]).toEqual([0, '']);
});

test('every function and class that the package exports says what it is', () => {
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    exports: Record<string, { types?: string }>;
  };
  const entries = Object.values(exports).flatMap(({ types }) =>
    types ? [join(installed, types)] : [],
  );
  expect(entries).toHaveLength(3);
  const program = ts.createProgram(entries, { module: ts.ModuleKind.NodeNext, strict: true });
  const checker = program.getTypeChecker();
  const named = entries.flatMap((entry) => {
    const file = program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${entry} exports nothing.`);
    return checker.getExportsOfModule(module).flatMap((symbol) => {
      const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (!(own.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class))) return [];
      return [{ name: own.name, says: own.getDocumentationComment(checker).length > 0 }];
    });
  });
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ says }) => !says)).toEqual([]);
});
