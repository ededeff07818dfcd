import { isAbout, type Cases, type GoldenRow } from './files.ts';
import { FUSIONS, type FusionId } from './fusions.ts';
import { roleOf } from './roles.ts';
import { asTensors, type Tensors } from './tensors.ts';
import { fieldAt, unfuse } from './unfuse.ts';

type Config = Readonly<Record<string, unknown>>;

/** A golden's rows under the file's names and shapes, and the fusions that were of use. */
export function asFile(
  rows: readonly Tensors[],
  fusions: readonly FusionId[],
  config: Config,
): { tensors: readonly Tensors[]; used: readonly FusionId[] } {
  const used: FusionId[] = [];
  const tensors = fusions.reduce<readonly Tensors[]>((all, id) => {
    const step = unfuse(all, FUSIONS[id], config);
    if (step.used) used.push(id);
    return step.tensors;
  }, rows);
  return { tensors, used };
}

/**
 * What the engine should have: the golden's rows as the file holds them, with
 * the case file's differences, and a table marked that is the output head too.
 */
export function expected(rows: readonly GoldenRow[], cases: Cases, config: Config): Tensors[] {
  const raw = rows.map(asTensors).map((each) => asSmall(each, cases, config));
  const { tensors } = asFile(raw, cases.fusions, config);
  const tables = fileNames(raw, headTies(tensors, cases), cases, config);
  return tensors.flatMap((each) => {
    if (!inFile(each, cases)) return [];
    return [{ ...each, note: tables.has(each.name) ? 'tied to head' : null }];
  });
}

/** A tensor that the class makes larger than the file's is cut to the file's size. */
function asSmall(tensors: Tensors, { differs }: Cases, config: Config): Tensors {
  const cut = differs.find((each) => each.file === 'smaller' && isAbout(each, tensors.name));
  if (cut?.axis === undefined || cut.by === undefined) return tensors;
  const less = (fieldAt(config, cut.by) ?? 0) as number;
  const shape = tensors.shape.map((size, axis) => (axis === cut.axis ? size - less : size));
  return { ...tensors, shape };
}

/** Whether the file stores it; whatever isn't plainly a weight needs a word in the case file. */
function inFile({ name, note }: Tensors, cases: Cases): boolean {
  const difference = cases.differs.find((each) => isAbout(each, name));
  if (difference?.file === 'absent' || difference?.file === 'buffer') return false;
  if (note === null) return true;
  if (note === 'buffer') {
    if (difference?.file === 'weight') return true;
    throw new Error(`${name} is a buffer of the class: "differs" must say what the file holds.`);
  }
  if (isHead(name, cases) || name in cases.ties) return false;
  throw new Error(`${name} is ${note}: "ties" must say why.`);
}

function headTies(tensors: readonly Tensors[], cases: Cases): ReadonlySet<string> {
  const heads = tensors.filter(
    ({ name, note }) => note?.startsWith('tied') && isHead(name, cases) && !(name in cases.ties),
  );
  return new Set(heads.map(({ note }) => note as string));
}

function isHead(name: string, cases: Cases): boolean {
  return roleOf(name, cases.roles) === 'head';
}

/** The file's names of tensors that ties mention by the class's names. */
function fileNames(
  raw: readonly Tensors[],
  ties: ReadonlySet<string>,
  cases: Cases,
  config: Config,
): ReadonlySet<string> {
  const owners = raw.filter(({ name, note }) => note === null && ties.has(`tied to ${name}`));
  return new Set(asFile(owners, cases.fusions, config).tensors.map(({ name }) => name));
}
