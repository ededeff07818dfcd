import type { Ledger, Weighing } from '#engine';
import { label } from '../../../src/engine/format.ts';
import { countReport, type FileFigures, type SourceName } from '../../../src/engine/report.ts';
import { figureText } from '../../../src/engine/slip.ts';
import { badgePath, embedPath, numberPath } from '../../../src/site/addresses.ts';
import { escaped } from '../../../src/site/escaped.ts';
import type { RuleSubject } from './subject.ts';

/** What leaves the site with a figure: always its rule, its version and its address. */
export interface Copies {
  readonly text: string;
  readonly markdown: string;
  readonly bibtex: string;
  readonly json: string;
  readonly html: string;
  /** A badge for a README, and a frame for a page; empty where the figure has no page of its own. */
  readonly badge: string;
  readonly embed: string;
}

export interface Copied {
  /** What it is called in a citation's title, where it is quoted, and in a citation's key. */
  readonly name: string;
  readonly cited: string;
  readonly id: string;
  readonly source: SourceName;
  readonly file: FileFigures | null;
  readonly rule: RuleSubject;
  readonly ledger: Ledger;
  readonly weighing: Weighing;
  /** Its address; empty where it has none. */
  readonly link: string;
}

export function copiesOf(copied: Copied): Copies {
  const { cited, source, file, rule, ledger, weighing, link } = copied;
  const pair = pairText(weighing);
  const under = `${rule.name} (${rule.id} ${rule.version})`;
  return {
    text: [`${cited}: ${pair}`, `rule: ${under}`, ...(link ? [link] : [])].join('\n'),
    markdown: `**${cited}**: ${pair} under ${link ? `[${under}](${link})` : under}`,
    html: htmlOf(`${cited}: ${pair}`, under, link),
    bibtex: bibtexOf(copied, pair, under),
    json: JSON.stringify(countReport(source, ledger, [rule], file), null, 2),
    ...pictures(copied, pair),
  };
}

function htmlOf(figures: string, under: string, link: string): string {
  const words = escaped(figures);
  return `${link ? `<a href="${escaped(link)}">${words}</a>` : words}, counted as ${escaped(under)}`;
}

/** What shows the figure elsewhere: only a figure with a page of its own has it, and it stands beside that page. */
function pictures(
  { id, name, rule, weighing, link }: Copied,
  pair: string,
): Pick<Copies, 'badge' | 'embed'> {
  const page = numberPath(id, rule.id);
  if (!link.endsWith(page) || weighing.total.kind !== 'exact') return { badge: '', embed: '' };
  const root = link.slice(0, -page.length);
  const title = `${name}: ${pair}, ${rule.name}`;
  return {
    badge: `[![${title}](${root}${badgePath(id, rule.id)})](${link})`,
    embed: frame(`${root}${embedPath(id, rule.id)}`, title),
  };
}

/** The markup that frames a ticket on another site’s page. */
export function frame(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" width="480" height="270" title="${escaped(title)}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

function pairText({ total, active }: Weighing): string {
  if (total.kind === 'none') return `not defined: ${total.why}`;
  const second = active.kind === 'none' ? '' : ` / ${figureText(active)} active`;
  return `${figureText(total)} total${second}`;
}

function bibtexOf({ id, name, rule, link }: Copied, pair: string, under: string): string {
  const key = `weighbridge-${id}-${rule.id}`.replaceAll(/[^a-zA-Z0-9-]/g, '-');
  const fields = [
    `title = {${name}: ${pair}}`,
    `author = {{Weighbridge}}`,
    `note = {Counted under ${under}}`,
    ...(link ? [`howpublished = {\\url{${link}}}`] : []),
  ];
  return `@misc{${key},\n${fields.map((field) => `  ${field}`).join(',\n')}\n}`;
}

/** "prints as 355B" */
export function printsAs(value: number, prefix = ''): string {
  return `prints as ${prefix}${label(value)}`;
}
