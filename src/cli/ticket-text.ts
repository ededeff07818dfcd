import { digits, short } from '../engine/format.ts';
import { figureText, slipOf, type SlipLine } from '../engine/slip.ts';
import { weighUnder, type Ledger } from '../engine/index.ts';
import type { SourceName } from '../engine/report.ts';
import type { Rule } from '../catalogue/index.ts';

const WIDTH = 72;

/** A ticket for a terminal: one rule with its slip, or every rule in a line. */
export function ticketText(
  source: SourceName,
  ledger: Ledger,
  rules: readonly Rule[],
  single: boolean,
): string {
  const head = [`${source.name}  (${source.kind}, ${ledger.modelType})`, '═'.repeat(WIDTH)];
  const body = single
    ? rules.flatMap((rule) => slipText(ledger, rule))
    : rules.flatMap((rule) => pairText(ledger, rule));
  const notes = ledger.assumptions.map((sentence) => `  assumed: ${sentence}`);
  return [...head, ...body, ...notes].join('\n');
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
