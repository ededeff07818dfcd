import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

/**
 * `npm run package [-- <folder>]`: the engine, the catalogue and the command as
 * a package that others install. Built JavaScript and declarations, everything
 * it needs inside, no dependency; Node doesn’t strip types under node_modules.
 */
const out = process.argv[2] ?? 'dist-package';
const project = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;

/** What may be imported, by the file that it starts from. */
const ENTRIES = {
  index: 'src/engine/index.ts',
  catalogue: 'src/package/catalogue.ts',
  readers: 'src/package/readers.ts',
  weighbridge: 'src/cli.ts',
} as const;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  input: { ...ENTRIES },
  platform: 'node',
  output: {
    dir: join(out, 'lib'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
  },
  logLevel: 'warn',
});
declarations();
for (const folder of ['models', 'conventions', 'glossary', 'formats', 'packings', 'types'])
  cpSync(join('content', folder), join(out, 'content', folder), { recursive: true });
cpSync('LICENSE', join(out, 'LICENSE'));
cpSync('src/package/README.md', join(out, 'README.md'));
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
const command = join(out, 'lib/weighbridge.js');
writeFileSync(command, `#!/usr/bin/env node\n${readFileSync(command, 'utf8')}`);
chmodSync(command, 0o755);

/** The declarations of all that the entries export, file by file as the sources stand. */
function declarations(): void {
  const { status, stdout } = spawnSync(
    join('node_modules', '.bin', 'tsc'),
    ['--project', 'src/package/tsconfig.json', '--outDir', join(out, 'types')],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The package’s declarations could not be written.\n${stdout}`);
}

function manifest(): object {
  const { name, version, description, license, type } = project;
  return {
    name,
    version,
    description,
    license,
    type,
    engines: { node: '>=20.11' },
    exports: {
      '.': { types: './types/engine/index.d.ts', default: './lib/index.js' },
      './catalogue': { types: './types/package/catalogue.d.ts', default: './lib/catalogue.js' },
      './readers': { types: './types/package/readers.d.ts', default: './lib/readers.js' },
      './package.json': './package.json',
    },
    bin: { weighbridge: './lib/weighbridge.js' },
    dependencies: {},
  };
}
