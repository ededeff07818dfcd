/** A path's last part. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export interface Numbered {
  /** What the files of one set have in common. */
  readonly stem: string;
  readonly number: number;
  readonly of: number;
}

/** `model-00002-of-00005.safetensors` is the second of five; null for a file that stands alone. */
export function numbered(name: string): Numbered | null {
  const found = /^(.*?)[-_.]?(\d{5,6})-of-(\d{5,6})(\.\w+)$/.exec(name);
  if (!found) return null;
  const [, start = '', number, of, end = ''] = found;
  return { stem: start + end, number: Number(number), of: Number(of) };
}

/** The other files' names of the set that a numbered file belongs to, itself included. */
export function siblings(name: string): readonly string[] {
  const found = /^(.*?)(\d{5,6})(-of-(\d{5,6})\.\w+)$/.exec(name);
  if (!found) return [name];
  const [, start = '', number = '', end = '', of] = found;
  return Array.from(
    { length: Number(of) },
    (_, at) => start + String(at + 1).padStart(number.length, '0') + end,
  );
}
