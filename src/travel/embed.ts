import type { Model, Rule } from '#catalogue';
import { figureView, pageUnit } from '#components/island/ticket/figure.ts';
import { unique, type Figure } from '#engine';
import { digits, label } from '#engine/format.ts';
import { modelPath, numberPath, rulePath } from '#site/addresses.ts';
import { releasedTicket } from '#site/ticket.ts';
import { absolute } from '#site/url.ts';
import { ledgerFor, weighingOf } from '#site/weighed.ts';
import bars from '#styles/bars.css?inline';
import frame from '#styles/embed.css?inline';
import tokens from '#styles/tokens.css?inline';
import { STYLES } from '#site/policy.ts';
import { escaped } from '#site/escaped.ts';

/** What a frame may load: its own style, and nothing. */
const POLICY = `default-src 'none'; style-src ${STYLES}; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

const MARK =
  '<svg viewBox="0 0 30 22" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M1 17h28M5 17v4M25 17v4M9 12h12v5H9zM15 12V3M11 3h8"/></svg>';

const STYLE = themed(tokens) + coloured(bars) + frame;

/**
 * The framed ticket as a document of its own: two figures, their rule, the bar,
 * and a way to the sum. No script, no font, no request; it is what
 * `/embed/<org>/<model>/<convention>/` answers.
 */
export function embed(model: Model, rule: Rule): string {
  const { total, active } = weighingOf(model, rule);
  const page = absolute(numberPath(model.id, rule.id));
  const out = (href: string, text: string, attributes = ''): string =>
    `<a href="${escaped(href)}" target="_top"${attributes}>${text}</a>`;
  return [
    '<!doctype html><html lang="en" id="light"><head><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(titleOf(model, rule))} — Weighbridge</title>`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${page}">`,
    `<style>${STYLE}</style></head><body id="dark">`,
    `<main class="emb"><header><h1>${out(absolute(modelPath(model.id)), escaped(model.name))}</h1>`,
    `<span class="small">counted as ${out(absolute(rulePath(rule.id)), escaped(rule.name))}</span></header>`,
    `<dl>${line('Total', '', total, model)}${line('Active', 'A', active, model)}</dl>`,
    bar(model, rule),
    `<footer>${out(absolute('/'), `${MARK}Weighbridge`, ' class="brand"')}`,
    `${out(page, 'The sum<span class="long">, line by line</span>')}</footer></main></body></html>\n`,
  ].join('');
}

/** What a frame is called: its figures and its rule. */
export function titleOf(model: Model, rule: Rule): string {
  const { total, active } = weighingOf(model, rule);
  const words = (figure: Figure): string =>
    figure.kind === 'exact'
      ? digits(figure.value)
      : figure.kind === 'range'
        ? `${digits(figure.range.min)} to ${digits(figure.range.max)}`
        : '';
  const second = words(active);
  return `${model.name}: ${words(total)} parameters${second ? `, ${second} active` : ''}, ${rule.name}`;
}

function line(name: string, mark: string, figure: Figure, model: Model): string {
  if (figure.kind === 'none') return '';
  const head = (sub: string): string => `<div><dt>${name}<small>prints as ${sub}</small></dt><dd>`;
  if (figure.kind === 'range') {
    const { min, max } = figure.range;
    return `${head(`${mark}${label(min)} to ${mark}${label(max)}`)}<span class="fig fig--range">${digits(min)} to ${digits(max)}</span></dd></div>`;
  }
  const unit = pageUnit(unique(ledgerFor(model)));
  const { value, head: dark, tail } = figureView(figure.value, '', unit);
  const shown = dark ? `<b>${dark}</b>${tail}` : tail;
  return `${head(mark + label(value))}<data class="fig" value="${value}">${shown}</data></dd></div>`;
}

function bar(model: Model, rule: Rule): string {
  const { bars: drawn } = releasedTicket(model, rule);
  if (!drawn) return '';
  const pieces = drawn.total
    .filter(({ className }) => !className.endsWith('out'))
    .map(({ className, n }) => `<span class="${className}" style="--n:${n}"></span>`);
  return `<div class="bar bar--thin" role="img" aria-label="${escaped(drawn.totalLabel)}">${pieces.join('')}</div>`;
}

/** Both themes by the reader’s choice, or by the address: #light is the document’s own id, #dark the body’s. */
function themed(css: string): string {
  return css
    .replaceAll(/:root:not\(\[data-theme=['"]?light['"]?\]\)/g, ':root:not(:target)')
    .replaceAll(/:root\[data-theme=['"]?dark['"]?\]/g, ':root:has(#dark:target)');
}

/** Of the styles of bars, those that a bar alone needs. */
function coloured(css: string): string {
  return (css.match(/\.(?:c-[a-z]+|idle|bar(?:--thin)?(?:>\*| > \*)?)\s*\{[^}]*\}/g) ?? []).join(
    '',
  );
}
