/**
 * The sentences of an MDX page's body in plain lower case, a component with a
 * figure or a link in it marked by `~`, so that sentences which differ in their
 * figures alone are found to be the same.
 */
export function sentencesOf(page: string): string[] {
  return page
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/^#.*$/gm, '\n\n')
    .replace(/```[\s\S]*?```|`[^`]*`/g, ' ')
    .replace(/<[A-Z](?:[^<>"{}]|"[^"]*"|\{[^}]*\}+)*\/>/g, ' ~ ')
    .replace(/<[^>]*>/g, '\n\n')
    .split(/(?<=[.!?])\s+|\n\s*\n/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N}~’]+/gu, ' ')
        .trim(),
    )
    .filter((sentence) => sentence !== '');
}
