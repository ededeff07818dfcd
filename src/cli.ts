import { parseArguments } from './cli/arguments.ts';
import { weighSource } from './cli/sources.ts';
import { errorReport, countReport, type SourceName } from './engine/report.ts';
import { ConfigError } from './engine/errors.ts';
import { loadCatalogue, type Rule } from './catalogue/index.ts';
import { ticketText } from './cli/ticket-text.ts';

/** `npm run -s count -- <model id | path to config.json>… [--convention <id>] [--json]` */
function main(): number {
  const catalogue = loadCatalogue();
  const { sources, convention, json } = parseArguments(process.argv.slice(2));
  const rules = chosenRules(catalogue.conventions, convention);
  let failed = false;
  for (const given of sources) {
    const name: SourceName = { kind: 'config', name: given };
    try {
      const { source, ledger } = weighSource(given, catalogue);
      const output = json
        ? JSON.stringify(countReport(source, ledger, rules))
        : ticketText(source, ledger, rules, convention !== null);
      process.stdout.write(`${output}\n`);
    } catch (error) {
      const known = expected(error);
      failed = true;
      process.stderr.write(`${given}: ${known.message}\n`);
      if (json) process.stdout.write(`${JSON.stringify(errorReport(name, known))}\n`);
    }
  }
  return failed ? 2 : 0;
}

function chosenRules(all: readonly Rule[], id: string | null): readonly Rule[] {
  if (id === null) return all;
  const rule = all.find((each) => each.id === id);
  if (rule) return [rule];
  throw new ConfigError({
    code: 'unknown-convention',
    path: '--convention',
    value: id,
    rule: `Conventions here: ${all.map((each) => each.id).join(', ')}.`,
    remedy: 'Use one of these ids, or add a file to content/conventions.',
  });
}

/** A refusal is reported in one line; anything else is a defect and keeps its stack. */
function expected(error: unknown): ConfigError {
  if (error instanceof ConfigError) return error;
  throw error;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${expected(error).message}\n`);
  process.exitCode = 2;
}
