import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const FAMILIES = resolve('src/engine/families');

/** A module with a list of every family of the table, as if each were asked for. */
function everyFamily(): string {
  const table = readFileSync(`${FAMILIES}/table.ts`, 'utf8');
  const loads = [...table.matchAll(/import\('\.\/([^']+)'\)\)\.(\w+)/g)];
  const imports = loads.map(([, file, name]) => `import { ${name} } from '${FAMILIES}/${file}';`);
  return `${imports.join('\n')}\nexport default [${loads.map(([, , name]) => name).join(', ')}];`;
}

/**
 * Bytes after gzip of all families in one script, bundled and minified as the site's are,
 * without what the engine has before any family is loaded.
 */
export async function allFamiliesTogether(): Promise<number> {
  const bundle = await rolldown({
    input: { all: 'every-family', core: resolve('src/engine/core.ts') },
    external: [/\/table\.ts$/],
    resolve: { conditionNames: ['browser'] },
    plugins: [
      {
        name: 'every-family',
        resolveId: (id) => (id === 'every-family' ? id : null),
        load: (id) => (id === 'every-family' ? everyFamily() : null),
      },
    ],
  });
  const { output } = await bundle.generate({ minify: true, format: 'esm' });
  const all = output.find((chunk) => chunk.type === 'chunk' && chunk.name === 'all');
  if (all?.type !== 'chunk') throw new Error('No script of all families.');
  return gzipSync(all.code).length;
}
