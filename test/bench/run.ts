import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { Built } from '../site/built.ts';
import { KINDS } from '../site/kinds.ts';
import { findBrowser } from '../support/browser.ts';
import { BUDGETS, SCORES } from './budgets.ts';
import { timeBuild } from './build.ts';
import { timeEngine } from './engine.ts';
import { ISLANDS, timeUpdates } from './islands.ts';
import { score } from './lighthouse.ts';
import { timePreviews } from './previews.ts';
import { timeInBrowser, timeReaders } from './readers.ts';

/** `npm run bench`, or `npm run bench -- readers count` for some of its parts: what the engine, the build, each kind of page and each island cost, beside what they may. */
const PORT = 4518;
const DEBUGGING_PORT = 9518;
const ORIGIN = `http://localhost:${PORT}`;
type Line = Readonly<Record<string, string | number>>;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const mb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const seconds = (value: number): string => `${(value / 1000).toFixed(0)} s`;
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

function print(title: string, lines: readonly Line[]): void {
  process.stdout.write(`\n${title}\n`);
  const [first] = lines;
  if (!first) return;
  const rows = [Object.keys(first), ...lines.map((line) => Object.values(line).map(String))];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  for (const row of rows)
    process.stdout.write(
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths?.[at] ?? 0) : cell.padStart(widths?.[at] ?? 0))).join('  ')}\n`,
    );
}

function engineLines(): Line[] {
  const times = timeEngine();
  const { models, rules, slowest } = times;
  return [
    { what: 'a ledger, median model', took: ms(times.ledger), budget: ms(BUDGETS.ledger) },
    { what: `a ledger, slowest: ${slowest.id}`, took: ms(slowest.ms), budget: ms(BUDGETS.ledger) },
    {
      what: `${models} models under ${rules} rules`,
      took: ms(times.catalogue),
      budget: ms(BUDGETS.catalogue),
    },
  ];
}

async function readerLines(): Promise<Line[]> {
  const times = await timeReaders();
  return times.map(({ what, ours, budget, peer, requests, memory }) => ({
    what,
    took: ms(ours.ms),
    'of the processor': ms(ours.processor),
    budget: ms(budget),
    met: ours.ms <= budget ? 'yes' : 'no',
    peer: peer ? `${peer.name} ${ms(peer.ms)}` : '–',
    share: peer ? `1/${(peer.ms / ours.ms).toFixed(1)}` : '–',
    requests: requests ? `${requests[0]}, peer ${requests[1]}` : '–',
    header: memory ? mb(memory.header) : '–',
    'peak growth': memory ? mb(memory.peak) : '–',
    'held after': memory ? mb(memory.held) : '–',
  }));
}

async function countLines(browser: Browser): Promise<Line[]> {
  const page = await browser.newPage({ baseURL: ORIGIN });
  const { ms: took, task } = await timeInBrowser(page);
  return [
    {
      what: 'a GGUF header with its tokenizer, to its ticket',
      took: ms(took),
      budget: ms(BUDGETS.header),
      met: took <= BUDGETS.header ? 'yes' : 'no',
    },
    {
      what: 'the longest that its page was busy at once',
      took: ms(task),
      budget: ms(BUDGETS.task),
      met: task <= BUDGETS.task ? 'yes' : 'no',
    },
  ];
}

function buildLines(): Line[] {
  const { ms: took, peak, size } = timeBuild();
  const pages = new Built('dist').addresses.length;
  const line = (what: string, cost: string, budget: string): Line => ({ what, cost, budget });
  return [
    line(`the whole site, ${pages} pages`, seconds(took), seconds(BUDGETS.build)),
    line('a page of it', ms(took / pages), '–'),
    line('memory at its most', mb(peak), mb(BUDGETS.memory)),
    line('what is written', mb(size), mb(BUDGETS.output)),
  ];
}

async function previewLines(): Promise<Line[]> {
  const { pictures, drawn, found } = await timePreviews();
  return [
    {
      what: `a picture drawn, median of ${pictures}`,
      took: ms(drawn),
      budget: ms(BUDGETS.preview),
    },
    { what: 'the same found by its content', took: ms(found), budget: '–' },
  ];
}

/** What a browser asks for when it opens a page: the page, its scripts, and the fonts that it preloads. */
function pageLines(): Line[] {
  const site = new Built('dist');
  return KINDS.map(({ name, address, page, whole }) => {
    const scripts = site.scripts(address);
    const html = site.weight(address);
    const all = [...scripts].reduce((sum, script) => sum + site.weight(script), html);
    return {
      kind: name,
      html: kb(html),
      'html budget': kb(page),
      'with scripts': kb(all),
      budget: kb(whole),
      scripts: scripts.size,
    };
  });
}

/** The built site served as a host would, and a browser that Lighthouse can drive. */
async function withBrowser(work: (browser: Browser) => Promise<Line[]>): Promise<Line[]> {
  const server: ChildProcess = spawn(process.execPath, [
    'test/support/serve.ts',
    String(PORT),
    'compressed',
  ]);
  const args = ['--no-sandbox', `--remote-debugging-port=${DEBUGGING_PORT}`];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    server.kill();
  }
}

async function islandLines(browser: Browser): Promise<Line[]> {
  const page = await browser.newPage({ baseURL: ORIGIN });
  const lines: Line[] = [];
  for (const island of ISLANDS) {
    const { update, paint } = await timeUpdates(page, island);
    lines.push({
      island: island.tag,
      update: ms(update),
      'update budget': ms(BUDGETS.update),
      'to the next frame': ms(paint),
      budget: ms(BUDGETS.paint),
    });
  }
  return lines;
}

/** Lighthouse on a simulated phone, the median of three for each kind of page. */
async function lighthouseLines(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { name, address } of KINDS) {
    const found = await score(ORIGIN + address, DEBUGGING_PORT);
    lines.push({
      kind: name,
      performance: found.performance,
      accessibility: found.accessibility,
      'best practices': found.bestPractices,
      seo: found.seo,
      'largest paint': ms(found.paint),
      shift: found.shift,
      wanting: found.wanting.join(' ') || '–',
    });
  }
  return lines;
}

/** The parts of a run by the name that runs one of them alone; those after `build` measure the site as it was built last. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  engine: () => print('Engine', engineLines()),
  readers: async () => print('Readers, beside the peers’ own in the same run', await readerLines()),
  previews: async () => print('Pictures for feeds', await previewLines()),
  build: () => print('Build', buildLines()),
  pages: () => print('Pages, brotli', pageLines()),
  islands: async () => print('Islands, an update', await withBrowser(islandLines)),
  count: async () => print('A file on /count/', await withBrowser(countLines)),
  lighthouse: async () =>
    print(
      `Lighthouse, at least ${Object.values(SCORES).join(', ')}`,
      await withBrowser(lighthouseLines),
    ),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `No part ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(PARTS)) {
    if (named.length === 0 || named.includes(name)) await run();
  }
}
