import { digits, gigabytes, short } from '../engine/format.ts';
import { decimals } from '../engine/quotients.ts';
import { figureText, slipOf, type SlipLine } from '../engine/slip.ts';
import { stored, weighUnder, type Ledger } from '../engine/index.ts';
import type { FileFigures, SourceName } from '../engine/report.ts';
import type { Rule } from '../catalogue/index.ts';

const WIDTH = 72;

/** A ticket for a terminal: one rule with its slip, or every rule in a line. */
export function ticketText(
  source: SourceName,
  ledger: Ledger,
  rules: readonly Rule[],
  { single, file }: { readonly single: boolean; readonly file: FileFigures | null },
): string {
  const head = [
    `${source.name}  (${source.kind}, ${ledger.modelType})`,
    ...(source.commit ? [`${source.repository} at ${source.commit}`] : []),
    '═'.repeat(WIDTH),
    ...fileText(ledger, file),
  ];
  const body = single
    ? rules.flatMap((rule) => slipText(ledger, rule))
    : rules.flatMap((rule) => pairText(ledger, rule));
  const notes = ledger.assumptions.map((sentence) => `  assumed: ${sentence}`);
  return [...head, ...body, ...notes].join('\n');
}

/** What the files hold as they count it, and how many bits that makes for one parameter. */
function fileText(ledger: Ledger, file: FileFigures | null): string[] {
  const parameters = stored(ledger);
  if (!file?.container || !file.bytes || !parameters) return [];
  const elements = `${digits(file.container)} elements, ${gigabytes(file.bytes)}`;
  return [
    `in the file: ${elements}, ${decimals(BigInt(file.bytes) * 8n, BigInt(parameters), 2)} bits a parameter`,
  ];
}

function pairText(ledger: Ledger, rule: Rule): string[] {
  const { total, active } = weighUnder(ledger, rule);
  const name = rule.id.padEnd(26);
  if (total.kind === 'none') return [`${name}not defined: ${total.why}`];
  const second = active.kind === 'none' ? '' : `${figureText(active)} active`;
  return [`${name}${figureText(total).padStart(21)}  ${second}`.trimEnd()];
}

function slipText(ledger: Ledger, rule: Rule): string[] {
  const weighing = weighUnder(ledger, rule);
  const slip = slipOf(ledger, weighing);
  const title = `${rule.name} (${rule.id}, version ${rule.version})`;
  if (!slip) return [title, `  not defined: ${figureText(weighing.total)}`];
  const reason =
    weighing.active.kind === 'exact' ? [] : [`  active: ${figureText(weighing.active)}`];
  return [title, ...slip.total.map(lineText), ...slip.active.map(lineText), ...reason];
}

const SIGNS = { gross: ' ', tare: '−', added: '+', net: ' ' } as const;

function lineText({ kind, what, detail, amount }: SlipLine): string {
  const words = detail ? `${what}, ${detail}` : what;
  const figure = `${SIGNS[kind]}${digits(amount)}`;
  const tail = kind === 'net' ? `  ${short(amount)}` : '';
  return `  ${kind.padEnd(6)}${words.padEnd(44)}${figure.padStart(20)}${tail}`;
}
