import { loadCatalogue, statedBy, type Catalogue } from './catalogue/index.ts';
import { weighSource } from './cli/sources.ts';
import { parseWhich } from './cli/which-arguments.ts';
import { whichText } from './cli/which-text.ts';
import { RefusalError } from './engine/errors.ts';
import { ledgerOf } from './engine/index.ts';
import { readLabel } from './engine/solver/label.ts';
import { nearText } from './engine/solver/near-words.ts';
import { solve } from './engine/solver/solve.ts';
import type { SolvableModel } from './engine/solver/parts.ts';
import { solvable } from './engine/solver/table.ts';

/** `npm run -s which -- "<label>" [--model <source>] [--json]`: which rule and rounding gives a published figure. */
async function main(): Promise<void> {
  const { label, model, json } = parseWhich(process.argv.slice(2));
  const asked = readLabel(label);
  const catalogue = loadCatalogue();
  const table = model === null ? wholeTable(catalogue) : [await oneModel(model, catalogue)];
  const solution = solve(asked, table, catalogue.conventions);
  process.stdout.write(`${json ? jsonOf(solution) : whichText(solution)}\n`);
}

/** The machine form: schema `weighbridge.which/1`. Figures are parameters; a near miss says its gap in words too. */
function jsonOf({ matches, near }: ReturnType<typeof solve>): string {
  return JSON.stringify({
    schema: 'weighbridge.which/1',
    matches,
    near: near.map((each) => ({ ...each, says: nearText(each) })),
  });
}

function wholeTable({ models, conventions }: Catalogue): SolvableModel[] {
  return models.map((model) =>
    solvable(
      { id: model.id, name: model.name, states: statedBy(model) },
      ledgerOf(model.config, model.file),
      conventions,
    ),
  );
}

async function oneModel(given: string, catalogue: Catalogue): Promise<SolvableModel> {
  const { source, ledger } = await weighSource(given, catalogue);
  const record = catalogue.models.find(({ id }) => id === source.name.toLowerCase());
  const states = record ? statedBy(record) : [];
  return solvable({ id: source.name, name: source.name, states }, ledger, catalogue.conventions);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof RefusalError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
