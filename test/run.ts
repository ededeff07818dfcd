import { spawnSync } from 'node:child_process';
import { rmSync, readFileSync, existsSync, mkdirSync } from 'node:fs';
import { findBrowser } from './support/browser.ts';
import { playwrightTally, vitestTally, type Tally } from './support/tally.ts';

/**
 * Everything the project is checked by, in the order of its cost. Each step
 * runs even if an earlier one failed, so that one run names all that is wrong.
 */
const RESULTS = 'test-results';
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads what the step counted; a step without it is one check. */
  readonly tally?: () => Tally;
}

const report = (name: string): string => `${RESULTS}/${name}.json`;
const read = (path: string): unknown =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;

const STEPS: readonly Step[] = [
  { name: 'formatting', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  {
    name: 'units and content',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('units')}`,
    ],
    tally: () => vitestTally(read(report('units'))),
  },
  { name: 'build', command: ['astro', 'build'] },
  {
    name: 'built site',
    command: [
      'vitest',
      'run',
      '--config',
      'vitest.site.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('site')}`,
    ],
    tally: () => vitestTally(read(report('site'))),
  },
  {
    name: 'browser',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'), CHROME_PATH: findBrowser() },
    tally: () => playwrightTally(read(report('browser'))),
  },
];

const sum: Tally = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const step of STEPS) {
  process.stdout.write(`\n── ${step.name}\n`);
  const started = Date.now();
  const [binary, ...args] = step.command;
  const { status } = spawnSync(`node_modules/.bin/${binary}`, args, {
    stdio: 'inherit',
    env: { ...process.env, ...step.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const counted = step.tally?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A step that broke without a failed test has failed all the same.
  const failed = status !== 0 && counted.failed === 0 ? 1 : counted.failed;
  sum.passed += counted.passed;
  sum.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  lines.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${counted.passed} passed, ${failed} failed (${seconds} s)`,
  );
}
process.stdout.write(`\n${lines.join('\n')}\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;
