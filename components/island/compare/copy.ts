import { digits } from '../../../src/engine/format.ts';
import { COMPARE_PAGE } from '../../../src/site/addresses.ts';
import type { SolverData } from '../solver/data.ts';
import type { CompareView, Row } from './view.ts';

/** What leaves the site with a comparison: always its rules, their versions and its address. */
export interface Copies {
  readonly link: string;
  readonly markdown: string;
  readonly json: string;
  readonly bibtex: string;
}

/** @param link the comparison’s address, with its origin. */
export function copiesOf(data: SolverData, view: CompareView, link: string): Copies {
  const every = view.models.length === 0;
  const rows = every ? view.rules : view.models;
  const root = link.slice(0, link.indexOf(COMPARE_PAGE));
  const called = every ? view.everyHeading : `${named(rows)}: ${ruleText(data, ruleOf(rows))}`;
  return {
    link,
    markdown: markdownOf(data, rows, { root, link, every, called }),
    json: JSON.stringify(jsonOf(data, rows, link), null, 2),
    bibtex: bibtexOf(called, link),
  };
}

interface About {
  readonly root: string;
  readonly link: string;
  readonly every: boolean;
  readonly called: string;
}

function markdownOf(data: SolverData, rows: readonly Row[], about: About): string {
  const { root, link, every, called } = about;
  const cells = rows.map((row) => [
    `[${every ? ruleText(data, ruleOf([row])) : row.name}](${root}${row.path})`,
    row.total ? digits(row.total.value) : row.noTotal,
    row.active ? digits(row.active.value) : row.noActive,
    row.share,
    row.totalTimes,
    row.activeTimes,
  ]);
  const against = rows.find(({ on }) => on)?.name ?? '';
  const lines = [
    [every ? 'Rule' : 'Model', 'Total', 'Active', 'Active of total', 'Total ×', 'Active ×'],
    ['---', '---:', '---:', '---:', '---:', '---:'],
    ...cells,
  ];
  return [
    ...lines.map((line) => `| ${line.join(' | ')} |`),
    '',
    `[${called}](${link}); × against ${against}.`,
  ].join('\n');
}

/** Every row with the model and the rule that it is of. */
function jsonOf(data: SolverData, rows: readonly Row[], address: string): object {
  return {
    address,
    against: rows.find(({ on }) => on)?.id ?? null,
    figures: rows.map((row) => {
      const [model, rule] = placeOf(row);
      return {
        model,
        rule,
        version: data.rules.find(({ id }) => id === rule)?.version,
        total: row.total?.value ?? null,
        active: row.active?.value ?? null,
        activeOfTotal: row.share || null,
        totalMore: row.totalMore?.value ?? null,
        activeMore: row.activeMore?.value ?? null,
      };
    }),
  };
}

function bibtexOf(title: string, link: string): string {
  const query = new URL(link).search.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  const fields = [
    `title = {${title}}`,
    'author = {{Weighbridge}}',
    `howpublished = {\\url{${link}}}`,
  ];
  return [
    `@misc{weighbridge-compare${query === '' ? '' : `-${query}`},`,
    fields.map((field) => `  ${field}`).join(',\n'),
    '}',
  ].join('\n');
}

const named = (rows: readonly Row[]): string => rows.map(({ name }) => name).join(', ');

/** Model and rule of a row, from the address of its figures. */
function placeOf({ path }: Row): readonly [model: string, rule: string] {
  const [, , org, model, rule = ''] = path.split('/');
  return [`${org}/${model}`, rule];
}

const ruleOf = ([row]: readonly Row[]): string => (row ? placeOf(row)[1] : '');

function ruleText({ rules }: SolverData, id: string): string {
  const rule = rules.find((each) => each.id === id);
  return rule ? `${rule.name} (${rule.id} ${rule.version})` : id;
}
