import { chooseFiles } from './choose-files.ts';
import { siblings } from './file-name.ts';
import { optionalJson, type Files, type Reading, type ReadOptions } from './files.ts';
import { refuse } from './read-error.ts';

/**
 * Reads the one model among files that lie together. What reads a format is
 * loaded when a file of it is there.
 *
 * @throws ReadError naming path, value, rule and remedy.
 */
export async function readModel(files: Files, options: ReadOptions = {}): Promise<Reading> {
  const names = options.file === undefined ? files.names : setOf(files, options.file);
  const choice = chooseFiles(names, files.where);
  const config = await optionalJson(files, 'config.json');
  if (choice.format === 'gguf') {
    const { readGgufFiles } = await import('./gguf/read-files.ts');
    return readGgufFiles(files, choice, config, options);
  }
  const { readSafetensorsFiles } = await import('./safetensors/read-files.ts');
  return readSafetensorsFiles(files, choice, config, options);
}

/** The named file and those it is numbered with; an index and other files stay out. */
function setOf({ names, where }: Files, file: string): readonly string[] {
  if (names.includes(file)) return siblings(file).filter((name) => names.includes(name));
  throw refuse('no-weights', where, file, 'There is no file of this name.', 'Check its spelling.');
}

export type { Files, Progress, Reading, ReadOptions } from './files.ts';
