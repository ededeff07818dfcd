/** How many checks of a step passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Vitest's JSON report; a file that fails to load counts as a failure. */
export function vitestTally(report: unknown): Tally {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    testResults = [],
  } = (report ?? {}) as {
    numPassedTests?: number;
    numFailedTests?: number;
    testResults?: { status: string; assertionResults: unknown[] }[];
  };
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + broken.length;
  return { passed: numPassedTests, failed: report === null ? 1 : failed };
}

/** Playwright's JSON report. */
export function playwrightTally(report: unknown): Tally {
  const { stats } = (report ?? {}) as {
    stats?: { expected: number; unexpected: number; flaky: number };
  };
  if (!stats) return { passed: 0, failed: 1 };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
