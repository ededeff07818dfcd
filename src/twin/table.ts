import type { HTMLElement } from 'node-html-parser';

interface Cell {
  readonly text: string;
  readonly number: boolean;
}

/** A table in Markdown: one head row, figures to the right, a cell over several columns with empty ones beside it. */
export function tableOf(table: HTMLElement, textOf: (cell: HTMLElement) => string): string[] {
  const caption = table.querySelector('caption');
  const lines = table
    .querySelectorAll('tr')
    .map((row) => row.querySelectorAll('th, td').flatMap((cell) => cellsOf(cell, textOf)));
  // A table of names and values has no head, and Markdown wants one: an empty one.
  if (!table.querySelector('thead')) lines.unshift([]);
  const [head, ...body] = lines;
  if (!head || body.length === 0) return [];
  const columns = Array.from({ length: Math.max(...lines.map(({ length }) => length)) });
  const rule = columns.map((_, at) => (lines.some((line) => line[at]?.number) ? '---:' : '---'));
  const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  const filled = (line: readonly Cell[]): string =>
    row(columns.map((_, at) => line[at]?.text ?? ''));
  const words = caption ? [`**${textOf(caption)}**`] : [];
  return [...words, [filled(head), row(rule), ...body.map(filled)].join('\n')];
}

function cellsOf(cell: HTMLElement, textOf: (cell: HTMLElement) => string): Cell[] {
  const text = textOf(cell).replaceAll('\\\n', ' ').replaceAll('|', '\\|');
  const beside = Number(cell.getAttribute('colspan') ?? 1) - 1;
  return [
    { text, number: cell.classList.contains('num') },
    ...Array.from({ length: beside }, () => ({ text: '', number: false })),
  ];
}
