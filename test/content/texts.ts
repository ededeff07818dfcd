import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '#catalogue';
import { astroProse, mdxProse, plain } from './prose.ts';

const root = join(import.meta.dirname, '../..');
const { models, conventions } = loadCatalogue();
/** Models that prose speaks of and the catalogue doesn't hold. */
const OTHERS = ['Nemotron 3 Super', 'Mistral Large 3', 'Code Llama 34B', 'Gemma 4'];
export const names = [...models.flatMap(({ name, repository }) => [name, repository]), ...OTHERS];

export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Everything a reader reads, by where it stands. */
export const texts: readonly (readonly [string, string])[] = [
  ...filesIn('content', '.mdx').map((file) => [file, mdxProse(read(file))] as const),
  ...['src/pages', 'src/layouts', 'components']
    .flatMap((folder) => filesIn(folder, '.astro'))
    .map((file) => [file, astroProse(read(file))] as const),
  ...conventions.map(
    ({ id, name, short, rule, purpose, limits, noActive = '', witnesses, counterWitnesses }) =>
      [
        `content/conventions/${id}.json`,
        plain(
          [name, short, rule, purpose, limits, noActive]
            .concat([...witnesses, ...counterWitnesses].map(({ note = '' }) => note))
            .join('\n'),
        ),
      ] as const,
  ),
  ...models.map(
    ({ id, claims, partClaims }) =>
      [
        `content/models/${id}.json`,
        plain([...claims, ...partClaims].map(({ rule, note }) => `${rule} ${note}`).join('\n')),
      ] as const,
  ),
];
