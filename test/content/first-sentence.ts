import { firstSentence } from '#site/plain-text.ts';

/** Components that print a figure, computed or quoted. */
export const FIGURES =
  /<(?:Arithmetic|Bytes|Changed|Claim|Count|Fact|Gap|InFile|Part|Printed|Quoted|Range|Ratio|Share|Sum)\b/;

/** Where the first sentence of an answer ends: its first stop outside a component that a new sentence follows. */
export function firstSentenceOf(body: string): string {
  const [paragraph = ''] = body.split(/\n\s*\n/);
  const masked = paragraph.replaceAll(/<[^<>]*>/g, (tag) => tag.replaceAll(/[.?!]/g, '_'));
  return paragraph.slice(0, firstSentence(masked).length);
}
