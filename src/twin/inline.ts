/** Text with the characters escaped that Markdown would read as marks. */
export function tidied(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<]/g, '\\$&')
    .replaceAll(/(?<!\w)_|_(?!\w)/g, '\\_')
    .replaceAll(/\s+/g, ' ');
}
