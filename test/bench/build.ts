import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface BuildCost {
  readonly ms: number;
  /** The most memory that the build held at once, in bytes. */
  readonly peak: number;
  /** What it wrote, in bytes. */
  readonly size: number;
}

/** Builds the whole site as `npm run build` does. */
export function timeBuild(): BuildCost {
  const scratch = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  const peak = join(scratch, 'peak');
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', resolve('test/bench/peak-memory.ts'), 'node_modules/astro/bin/astro.mjs', 'build'],
    // Astro says a line for each of many thousand files, more than a pipe’s buffer takes.
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PEAK: peak } },
  );
  if (status !== 0) throw new Error(stderr);
  const cost = {
    ms: performance.now() - started,
    peak: Number(readFileSync(peak, 'utf8')),
    size: sizeOf('dist'),
  };
  rmSync(scratch, { recursive: true, force: true });
  return cost;
}

/** Bytes of all files in a folder. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
