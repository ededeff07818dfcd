import { csvCell } from '../../../src/site/csv-cell.ts';
import { digits } from '../../../src/engine/format.ts';
import { ROLE_NAMES, type Row } from '#engine';
import { patternOf } from '../../../src/headers/name-pattern.ts';
import type { Tensor } from '../../../src/headers/tensor.ts';

/** The columns by which the table of tensors is put in order; `file` is the order of the files themselves. */
export const ORDERS = ['file', 'name', 'role', 'type', 'elements', 'bytes'] as const;
export type Order = (typeof ORDERS)[number];

export interface RowsAsked {
  readonly order: Order;
  readonly descending: boolean;
  /** Rows whose name, role, type or file has this text. */
  readonly filter: string;
  readonly start: number;
  readonly end: number;
}

export interface TensorRow {
  readonly name: string;
  readonly role: string;
  readonly type: string;
  readonly shape: string;
  readonly elements: string;
  readonly bytes: string;
}

export interface RowsShown {
  /** Rows that pass the filter, and the tensors there are. */
  readonly passing: number;
  readonly of: number;
  readonly rows: readonly TensorRow[];
}

/**
 * The tensors of a source, put in order and filtered where they are held, so
 * that the page only ever has the rows it shows.
 */
export class TensorRows {
  readonly #tensors: readonly Tensor[];
  readonly #roles: readonly string[];
  #asked = '';
  #places: readonly number[] = [];

  constructor(tensors: readonly Tensor[], ledger: readonly Row[]) {
    const roleOf = rolesByName(ledger);
    this.#tensors = tensors;
    this.#roles = tensors.map(({ name }) => roleOf(name));
  }

  slice({ order, descending, filter, start, end }: RowsAsked): RowsShown {
    const asked = [order, descending, filter].join(' ');
    if (asked !== this.#asked) this.#places = this.#ordered(order, descending, filter);
    this.#asked = asked;
    return {
      passing: this.#places.length,
      of: this.#tensors.length,
      rows: this.#places.slice(start, end).map((place) => this.#row(place)),
    };
  }

  /** Every tensor as a line of comma-separated values (RFC 4180), in the order of the files. */
  csv(): string {
    const head = 'name,file,role,dtype,shape,elements,bytes';
    const lines = this.#tensors.map(({ name, file, dtype, shape, elements, bytes }, at) =>
      [name, file, this.#roles[at] ?? '', dtype, shape.join('x'), elements, bytes]
        .map(quoted)
        .join(','),
    );
    return [head, ...lines, ''].join('\r\n');
  }

  #row(place: number): TensorRow {
    const { name, dtype, shape, elements, bytes } = this.#tensors[place] as Tensor;
    return {
      name,
      role: this.#roles[place] ?? '',
      type: dtype,
      shape: shape.length === 0 ? 'one value' : shape.map(digits).join(' × '),
      elements: digits(elements),
      bytes: digits(bytes),
    };
  }

  #ordered(order: Order, descending: boolean, filter: string): readonly number[] {
    const wanted = filter.trim().toLowerCase();
    const places: number[] = [];
    this.#tensors.forEach(({ name, dtype, file }, at) => {
      const text = `${name}\n${this.#roles[at]}\n${dtype}\n${file}`;
      if (wanted === '' || text.toLowerCase().includes(wanted)) places.push(at);
    });
    const compare = this.#comparing(order);
    // What compares equal stays in the order of the files, whichever way the column runs.
    if (compare) places.sort((a, b) => (descending ? compare(b, a) : compare(a, b)) || a - b);
    else if (descending) places.reverse();
    return places;
  }

  #comparing(order: Order): ((a: number, b: number) => number) | null {
    const texts = (of: readonly string[]) => (a: number, b: number) =>
      (of[a] ?? '') < (of[b] ?? '') ? -1 : (of[a] ?? '') > (of[b] ?? '') ? 1 : 0;
    switch (order) {
      case 'file':
        return null;
      case 'role':
        return texts(this.#roles);
      case 'name':
        return texts(this.#tensors.map(({ name }) => name));
      case 'type':
        return texts(this.#tensors.map(({ dtype }) => dtype));
      case 'elements':
      case 'bytes':
        return (a, b) => (this.#tensors[a]?.[order] ?? 0) - (this.#tensors[b]?.[order] ?? 0);
    }
  }
}

/** A spreadsheet would run a text that begins as a formula does. */
function quoted(value: string | number): string {
  return csvCell(
    typeof value === 'string' && /^[=+@\t-]/.test(value) ? `'${value}` : String(value),
  );
}

/**
 * What each tensor is for, from the rows that it was counted in. A row's name
 * has `*` for running numbers, but a draft block keeps its layer's own; where a
 * name stands in rows of several roles, all are named.
 */
function rolesByName(rows: readonly Row[]): (name: string) => string {
  const known = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const name of namesOf(row)) {
      const roles = known.get(name) ?? new Set();
      known.set(name, roles.add(wordsFor(row)));
    }
  }
  return (name) => {
    const { pattern, numbers } = patternOf(name);
    const roles = known.get(pattern.replace('*', String(numbers[0]))) ?? known.get(pattern);
    return [...(roles ?? [ROLE_NAMES.other])].join(' or ');
  };
}

/** A run of draft layers, `{61..62}`, is a name for each of them. */
function namesOf({ name }: Row): readonly string[] {
  const run = /\{(\d+)\.\.(\d+)\}/.exec(name);
  if (!run) return [name];
  const [whole, first, last] = run.map(String);
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) =>
    name.replace(`${whole}`, `${Number(first) + at}`),
  );
}

function wordsFor({ role, state }: Row): string {
  switch (state) {
    case 'auxiliary':
      return 'Scales';
    case 'buffer':
      return 'Buffer';
    case 'stored-twice':
    case 'rearranged':
    case 'mtp-duplicate':
      return `${ROLE_NAMES[role]}, a second copy`;
    default:
      return ROLE_NAMES[role];
  }
}
