import type { Model, Rule } from '#catalogue';
import type { Weighing } from '#engine';
import { numberPath, rulePath } from './addresses.ts';
import { sentenceOf } from './sentence.ts';
import { absolute } from './url.ts';

/** The same for a model under a rule. Null where the rule gives no total. */
export function cardSentence(model: Model, rule: Rule, weighing: Weighing): string | null {
  const { total, active } = weighing;
  if (total.kind !== 'exact') return null;
  return sentenceOf({
    total: total.value,
    active: active.kind === 'exact' ? active.value : null,
    rule: rule.id,
    version: rule.version,
    short: rule.short,
    address: absolute(numberPath(model.id, rule.id)),
  });
}

/** A rule as a bibliography names it: with its version, because that is what was counted by. */
export function ruleBibtex({ id, version, name, updated }: Rule): string {
  return [
    `@misc{weighbridge-${id}-${version.replaceAll('.', '-')},`,
    `  title = {${name}, version ${version}},`,
    '  author = {{Weighbridge}},',
    `  year = {${updated.slice(0, 4)}},`,
    `  howpublished = {\\url{${absolute(rulePath(id))}}}`,
    '}',
  ].join('\n');
}
