import type { Ledger, Weighing } from '#engine';
import { label } from '../../../src/engine/format.ts';
import { countReport, type FileFigures, type SourceName } from '../../../src/engine/report.ts';
import { figureText } from '../../../src/engine/slip.ts';
import type { RuleSubject } from './subject.ts';

/** What leaves the site with a figure: always its rule, its version and its address. */
export interface Copies {
  readonly text: string;
  readonly markdown: string;
  readonly bibtex: string;
  readonly json: string;
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
    bibtex: bibtexOf(copied, pair, under),
    json: JSON.stringify(countReport(source, ledger, [rule], file), null, 2),
  };
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
