import type { Ledger, Weighing } from '#engine';
import { label } from '../../../src/engine/format.ts';
import { countReport } from '../../../src/engine/report.ts';
import { figureText } from '../../../src/engine/slip.ts';
import type { ModelSubject, RuleSubject } from './subject.ts';

/** What leaves the site with a figure: always its rule, its version and its address. */
export interface Copies {
  readonly text: string;
  readonly markdown: string;
  readonly bibtex: string;
  readonly json: string;
}

export interface Copied {
  readonly model: ModelSubject;
  readonly rule: RuleSubject;
  readonly ledger: Ledger;
  readonly weighing: Weighing;
  readonly link: string;
  /** Fields a reader changed, as "num_experts_per_tok = 4"; empty for the model as released. */
  readonly changes: readonly string[];
}

export function copiesOf(copied: Copied): Copies {
  const { model, rule, ledger, weighing, link, changes } = copied;
  const pair = pairText(weighing);
  const named =
    changes.length > 0 ? `${model.repository} with ${changes.join(', ')}` : model.repository;
  const cited = `${rule.name} (${rule.id} ${rule.version})`;
  return {
    text: `${named}: ${pair}\nrule: ${cited}\n${link}`,
    markdown: `**${named}**: ${pair} under [${cited}](${link})`,
    bibtex: bibtexOf(copied, pair, cited),
    json: JSON.stringify(countReport({ kind: 'model', name: model.id }, ledger, [rule]), null, 2),
  };
}

function pairText({ total, active }: Weighing): string {
  if (total.kind === 'none') return `not defined: ${total.why}`;
  const second = active.kind === 'none' ? '' : ` / ${figureText(active)} active`;
  return `${figureText(total)} total${second}`;
}

function bibtexOf({ model, rule, link }: Copied, pair: string, cited: string): string {
  const key = `weighbridge-${model.id}-${rule.id}`.replaceAll(/[^a-z0-9-]/g, '-');
  return [
    `@misc{${key},`,
    `  title = {${model.name}: ${pair}},`,
    `  author = {{Weighbridge}},`,
    `  note = {Counted under ${cited}},`,
    `  howpublished = {\\url{${link}}}`,
    '}',
  ].join('\n');
}

/** "prints as 355B" */
export function printsAs(value: number, prefix = ''): string {
  return `prints as ${prefix}${label(value)}`;
}
