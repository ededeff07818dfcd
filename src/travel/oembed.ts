import type { Model, Rule } from '#catalogue';
import { embedPath, numberPath } from '#site/addresses.ts';
import { absolute } from '#site/url.ts';
import { frame } from '#components/island/ticket/copy.ts';
import { titleOf } from './embed.ts';

/** How another site frames a figure, as https://oembed.com has it. */
export function oembed(model: Model, rule: Rule): object {
  const title = titleOf(model, rule);
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: 'Weighbridge',
    author_url: absolute(numberPath(model.id, rule.id)),
    provider_name: 'Weighbridge',
    provider_url: absolute('/'),
    cache_age: 86_400,
    html: frame(absolute(embedPath(model.id, rule.id)), title),
    width: 480,
    height: 270,
  };
}
