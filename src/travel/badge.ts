import type { Model, Rule } from '#catalogue';
import { choiceFigures } from '#components/island/ticket/view.ts';
import { weighingOf } from '#site/weighed.ts';
import { escaped } from '#site/escaped.ts';
import { textWidth } from './text-width.ts';

const PAD = 8;

/** A badge for a README: both figures and the rule, which can’t be left off. One scheme that stands on white and on black. */
export function badge(model: Model, rule: Rule): string {
  const { total, active } = choiceFigures(weighingOf(model, rule));
  const figures = active && active !== total ? `${total} total, ${active} active` : total;
  const label = `${model.name} parameters: ${figures}, counted as ${rule.name} by Weighbridge`;
  return drawn(label, [
    { text: 'parameters', ink: '#ffffff', ground: '#14181c' },
    { text: figures, ink: '#14181c', ground: '#edf4f0' },
    { text: rule.name, ink: '#3a34a3', ground: '#ffffff' },
  ]);
}

interface Field {
  readonly text: string;
  readonly ink: string;
  readonly ground: string;
}

function drawn(label: string, fields: readonly Field[]): string {
  let x = 0;
  const pieces = fields.map(({ text, ink, ground }) => {
    const length = textWidth(text);
    const width = length + 2 * PAD;
    const piece =
      `<rect x="${tenths(x)}" width="${tenths(width)}" height="20" fill="${ground}"/>` +
      `<text x="${tenths(x + PAD)}" y="14" fill="${ink}" textLength="${tenths(length)}">${escaped(text)}</text>`;
    x += width;
    return piece;
  });
  const width = tenths(x);
  const named = escaped(label);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" aria-label="${named}" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">`,
    `<title>${named}</title>`,
    `<clipPath id="r"><rect width="${width}" height="20" rx="2"/></clipPath>`,
    `<g clip-path="url(#r)">${pieces.join('')}</g>`,
    `<rect x=".5" y=".5" width="${tenths(x - 1)}" height="19" rx="1.5" fill="none" stroke="#8fa69b"/>`,
    '</svg>\n',
  ].join('');
}

const tenths = (length: number): string => String(Math.round(length * 10) / 10);
