/** Whether a text has every word that was typed, each at least as the start or inside of one of its own. */
export function hasAll(text: string, typed: string): boolean {
  const plain = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => plain.includes(word));
}
