import { digits } from '../engine/format.ts';
import type { CardFacts } from './sentence.ts';

/** The formats in which a README or a paper takes a table. */
export const TABLE_FORMATS = ['markdown', 'html', 'latex'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** The figures and their rule as a small table to paste: the rule's name is part of it, so that it can't be cut off. */
export function cardTable(facts: CardFacts, format: TableFormat): string {
  const { rule, version, address } = facts;
  const rows = rowsOf(facts);
  const named = `Weighbridge rule ${rule}, version ${version}`;
  switch (format) {
    case 'markdown':
      return [
        `| Parameters | [${named}](${address}) |`,
        '| --- | ---: |',
        ...rows.map(([name, figure]) => `| ${name} | ${figure} |`),
      ].join('\n');
    case 'html':
      return [
        '<table>',
        `  <tr><th>Parameters</th><th><a href="${address}">${named}</a></th></tr>`,
        ...rows.map(([name, figure]) => `  <tr><td>${name}</td><td>${figure}</td></tr>`),
        '</table>',
      ].join('\n');
    case 'latex':
      return [
        '\\begin{tabular}{lr}',
        `  Parameters & \\href{${address}}{${named.replaceAll('_', '\\_')}} \\\\`,
        '  \\hline',
        ...rows.map(([name, figure]) => `  ${name} & ${figure.replaceAll(',', '{,}')} \\\\`),
        '\\end{tabular}',
      ].join('\n');
  }
}

function rowsOf({ total, active }: CardFacts): [name: string, figure: string][] {
  return [
    ['Total', digits(total)],
    ...(active === null ? [] : ([['Active per token', digits(active)]] as [string, string][])),
  ];
}
