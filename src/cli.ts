import { parseArguments } from './cli/arguments.ts';
import { nameOf, weighSource, type Weighed } from './cli/sources.ts';
import { errorReport, countReport, type SourceName } from './engine/report.ts';
import { ConfigError, RefusalError } from './engine/errors.ts';
import { loadCatalogue, type Catalogue, type Rule } from './catalogue/index.ts';
import { reconcileText } from './cli/reconcile-text.ts';
import { ticketText } from './cli/ticket-text.ts';
import { reconcile } from './engine/reconcile.ts';

/** `npm run -s count -- <model id | path | repository>… [--convention <id>] [--json] [--reconcile]` */
async function main(): Promise<number> {
  const catalogue = loadCatalogue();
  const { sources, convention, json, reconcile: together } = parseArguments(process.argv.slice(2));
  if (together) return reconcileAll(sources, catalogue, json);
  const rules = chosenRules(catalogue.conventions, convention);
  let failed = false;
  for (const given of sources) {
    try {
      const { source, ledger, file } = await weighSource(given, catalogue);
      const output = json
        ? JSON.stringify(countReport(source, ledger, rules, file))
        : ticketText(source, ledger, rules, { single: convention !== null, file });
      process.stdout.write(`${output}\n`);
    } catch (error) {
      const known = expected(error);
      failed = true;
      process.stderr.write(`${given}: ${known.message}\n`);
      const report = json && errorReport(failing(given, catalogue), known);
      if (report) process.stdout.write(`${JSON.stringify(report)}\n`);
    }
  }
  return failed ? 2 : 0;
}

/** One model from several sources. A source that can't be read ends it: there is nothing to compare. */
async function reconcileAll(
  given: readonly string[],
  catalogue: Catalogue,
  json: boolean,
): Promise<number> {
  const weighed: Weighed[] = [];
  for (const each of given) weighed.push(await weighSource(each, catalogue));
  const sources = weighed.map(({ source }) => source);
  const result = reconcile(weighed.map(({ ledger }) => ledger));
  const output = json
    ? JSON.stringify({ schema: 'weighbridge.reconcile/1', sources, ...result })
    : reconcileText(sources, result);
  process.stdout.write(`${output}\n`);
  return 0;
}

/** What a source that could not be read would have been. */
function failing(given: string, catalogue: Catalogue): SourceName {
  const { kind } = nameOf(given, catalogue);
  if (kind !== 'files') return { kind, name: given };
  const [, format] = /\.(safetensors|gguf)$/.exec(given) ?? [];
  return { kind: (format as 'safetensors' | 'gguf' | undefined) ?? 'folder', name: given };
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
function expected(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  throw error;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${expected(error).message}\n`);
  process.exitCode = 2;
}
