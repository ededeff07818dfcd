import type { GivenFile } from './asked.ts';

/** Endings that a model's folder is read for; the rest of it is not even opened. */
const READ = /\.(safetensors|gguf|json|bin|pt|pth|ckpt)$/i;

/**
 * Files of a drop; of a folder, those that lie in it and not deeper. The list has
 * to be taken while the event is handled: afterwards the browser has emptied it.
 */
export async function droppedFiles(data: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // What comes from elsewhere than the disk, such as another page, is a file and no entry.
  if (entries.length === 0) return pickedFiles(data.files);
  return (await Promise.all(entries.map(filesIn))).flat();
}

/** Files of a file field; of a folder, those that lie in it and not deeper. */
export function pickedFiles(list: FileList): readonly GivenFile[] {
  return [...list]
    .map((blob) => ({ path: blob.webkitRelativePath || blob.name, blob }))
    .filter(({ path }) => !path.includes('/') || (path.split('/').length === 2 && READ.test(path)));
}

async function filesIn(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry, entry.name)];
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  const files = inside.filter(({ isFile, name }) => isFile && READ.test(name));
  return Promise.all(
    files.map((each) => fileOf(each as FileSystemFileEntry, `${entry.name}/${each.name}`)),
  );
}

function fileOf(entry: FileSystemFileEntry, path: string): Promise<GivenFile> {
  return new Promise((resolve, reject) => entry.file((blob) => resolve({ path, blob }), reject));
}

/** A folder is listed in portions, the last of which is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const portion = (): Promise<FileSystemEntry[]> =>
    new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  const all: FileSystemEntry[] = [];
  for (let some = await portion(); some.length > 0; some = await portion()) all.push(...some);
  return all;
}
