/**
 * Sorts a table by the column whose head is pressed: names from A, figures from
 * the largest; pressed again, the other way round. Rows without a figure stay last.
 */
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sorted-by-head]'))
  table.addEventListener('click', ({ target }) => {
    const head = (target as Element).closest('[data-sort]')?.closest('th');
    if (head) sortBy(table, head);
  });

function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const first = head.classList.contains('num') ? 'descending' : 'ascending';
  const other = first === 'ascending' ? 'descending' : 'ascending';
  const order = head.getAttribute('aria-sort') === first ? other : first;
  const sign = order === 'ascending' ? 1 : -1;
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[head.cellIndex]) }));
  rows.sort((a, b) =>
    typeof a.key === 'string' && typeof b.key === 'string'
      ? sign * a.key.localeCompare(b.key, 'en')
      : Number(b.key !== null) - Number(a.key !== null) || sign * (Number(a.key) - Number(b.key)),
  );
  body.append(...rows.map(({ row }) => row));
  for (const each of table.querySelectorAll('th[aria-sort]')) each.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', order);
}

/** A figure's digits, a share's percentage, or the words; null where the cell has no figure. */
function keyOf(cell: HTMLTableCellElement | undefined): number | string | null {
  if (!cell?.classList.contains('num')) return cell?.textContent?.trim() ?? '';
  const figure = cell.querySelector('data')?.value;
  if (figure !== undefined) return Number(figure);
  const text = cell.textContent?.trim() ?? '';
  const share = text === 'all' ? 100 : Number.parseFloat(text);
  return Number.isNaN(share) ? null : share;
}
