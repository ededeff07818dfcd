import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { csv } from '#api/tables.ts';
import { ledgerOf, ROLES, weighUnder } from '#engine';
import { countReport } from '#engine/report.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const { models, conventions } = loadCatalogue();

const read = <T = Record<string, unknown>>(path: string): T =>
  JSON.parse(readFileSync(`dist/api/v1/${path}`, 'utf8')) as T;
const index = read<{
  documents: { name: string; address: string; form: string; schema: string }[];
  each: { template: string }[];
  tables: { address: string }[];
  schemas: Record<string, string>;
}>('index.json');

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const inside = (address: string): string => address.replace(`${ORIGIN}/api/v1/`, '');
const validators = new Map(
  Object.entries(index.schemas).map(([form, address]) => [
    form,
    ajv.compile(read(inside(address))),
  ]),
);

/** What is wrong with a document by the schema of the form that it states. */
function faults(document: Readonly<Record<string, unknown>>): unknown {
  const validate = validators.get(String(document['schema']));
  if (!validate) return `no schema of ${String(document['schema'])}`;
  return validate(document) ? null : validate.errors;
}

const files = (readdirSync('dist/api/v1', { recursive: true, encoding: 'utf8' }) as string[])
  .filter((name) => name.endsWith('.json') && !name.startsWith('schema'))
  .sort();

test('every document there is fits the schema it names', () => {
  for (const file of files) expect([file, faults(read(file))]).toEqual([file, null]);
});

test.each(['model', 'conventions', 'glossary', 'questions', 'models', 'count'])(
  'a %s with a key too many or too few does not fit',
  (name) => {
    const document =
      name === 'model'
        ? read('models/openai-community/gpt2.json')
        : name === 'count'
          ? read<{ count: Record<string, unknown> }>('models/openai-community/gpt2.json').count
          : read(`${name}.json`);
    expect(faults(document)).toBe(null);
    expect(faults({ ...document, more: 1 })).not.toBe(null);
    const [, key = ''] = Object.keys(document);
    const { [key]: _, ...less } = document;
    expect(faults(less)).not.toBe(null);
  },
);

test('the index names every file, and each address leads to one', () => {
  const named = [...index.documents, ...index.tables].map(({ address }) => address);
  for (const address of [...named, ...Object.values(index.schemas)])
    expect([address, site.has(address.slice(ORIGIN.length))]).toEqual([address, true]);
  const perModel = models.map(({ id }) => `models/${id}.json`);
  expect(files).toEqual(
    ['index.json', ...index.documents.map(({ name }) => `${name}.json`), ...perModel].sort(),
  );
});

test('a model’s document holds the engine’s own figures, and its rows sum to them', () => {
  for (const { id, config, file } of models) {
    const ledger = ledgerOf(config, file);
    const { count, ledger: rows } = read<{
      count: { unique: number };
      ledger: {
        state: string;
        elements: number;
        shape: { size: number }[];
        copies: { size: number }[];
      }[];
    }>(`models/${id}.json`);
    expect(count).toEqual(
      JSON.parse(JSON.stringify(countReport({ kind: 'model', name: id }, ledger, conventions))),
    );
    const once = rows.filter(({ state }) => state === 'unique' || state === 'tied');
    expect(once.reduce((sum, { elements }) => sum + elements, 0)).toBe(count.unique);
    for (const { shape, copies, elements } of rows)
      expect([...shape, ...copies].reduce((product, { size }) => product * size, 1)).toBe(elements);
  }
});

test('a rule’s document is enough to count by', () => {
  const { conventions: served } = read<{
    conventions: (typeof conventions)[number][];
  }>('conventions.json');
  const [first] = models;
  const ledger = ledgerOf(first?.config, first?.file);
  for (const rule of served) {
    expect(Object.keys(rule.total)).toEqual([...ROLES]);
    const own = conventions.find(({ id }) => id === rule.id);
    if (!own) throw new Error(`${rule.id} is no rule of the catalogue.`);
    const { total, active } = weighUnder(ledger, own);
    expect(weighUnder(ledger, rule)).toMatchObject({ total, active });
  }
});

test('every question has its answer, with figures', () => {
  const { questions } = read<{ questions: { slug: string; answer: string }[] }>('questions.json');
  expect(questions.filter(({ answer }) => answer.length < 40)).toEqual([]);
  const mixtral = questions.find(({ slug }) => slug === 'why-mixtral-8x7b-is-not-56b');
  expect(mixtral?.answer).toContain('46,702,792,704');
});

describe('tables', () => {
  test('quote what holds a comma, a quote or a line break', () => {
    expect(
      csv({
        columns: ['a', 'b'],
        rows: () => [
          ['1,2', 'say "x"'],
          [null, 'é\n'],
        ],
      }),
    ).toBe('a,b\r\n"1,2","say ""x"""\r\n,"é\n"\r\n');
  });
  test('hold a line for each model under each rule', () => {
    const lines = readFileSync('dist/api/v1/figures.csv', 'utf8').split('\r\n');
    expect(lines).toHaveLength(models.length * conventions.length + 2);
    expect(lines).toContain(
      'zai-org/glm-4.5,body-plus-mtp,1,355234006336,32482313536,32482313536,',
    );
  });
  test('hold as many cells in every line as in the first', () => {
    expect(index.tables.length).toBeGreaterThanOrEqual(4);
    for (const { address } of index.tables) {
      const [head = '', ...lines] = readFileSync(`dist/api/v1/${inside(address)}`, 'utf8')
        .trimEnd()
        .split('\r\n');
      const cells = (line: string): number =>
        (line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? []).length - (line.endsWith(',') ? 0 : 1);
      expect(lines.filter((line) => cells(line) !== cells(head))).toEqual([]);
    }
  });
});
