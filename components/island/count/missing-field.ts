/**
 * A config's text with a field that it lacks, as its reader entered it: a number
 * or a flag as that, anything else as text. The rest stays as it was pasted.
 */
export function withField(text: string, name: string, value: string): string {
  const plain = /^(-?\d+(\.\d+)?|true|false)$/.test(value);
  const field = `${JSON.stringify(name)}: ${plain ? value : JSON.stringify(value)}`;
  const empty = new RegExp(`"${name}"\\s*:\\s*null`);
  if (empty.test(text)) return text.replace(empty, () => field);
  const open = text.indexOf('{') + 1;
  const rest = text.slice(open);
  return `${text.slice(0, open)}\n  ${field}${/^\s*\}/.test(rest) ? '' : ','}${rest}`;
}
