import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';

/**
 * `npm run oracle`: runs oracle.py with the pinned libraries, in a virtual
 * environment of its own that is made on first use. ORACLE_PYTHON names an
 * interpreter that has them already.
 */
const root = join(import.meta.dirname, '../..');
const pins = join(import.meta.dirname, 'requirements.txt');
const environment = join(root, '.scratch/oracle-venv');

function run(command: string, args: readonly string[]): number {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

/** The environment's interpreter, made and filled where it is missing or its pins are others. */
function ownPython(): string {
  const python = join(environment, platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(environment, 'installed.txt');
  const wanted = readFileSync(pins, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  mkdirSync(join(root, '.scratch'), { recursive: true });
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [basePython(), ['-m', 'venv', environment]],
    [python, ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', pins]],
  ];
  for (const [command, args] of steps) {
    const status = run(command, args);
    if (status !== 0) process.exit(status);
  }
  writeFileSync(stamp, wanted);
  return python;
}

/** A Python of at least 3.11 with pip. */
function basePython(): string {
  const suits = 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))';
  const names = ['python3', 'python3.11', 'python3.12', 'python3.13', 'python'];
  const found = names.find((name) => spawnSync(name, ['-c', suits]).status === 0);
  if (found) return found;
  throw new Error('No Python 3.11 with venv found. Install one, or name one in ORACLE_PYTHON.');
}

const python = process.env['ORACLE_PYTHON'] ?? ownPython();
process.exit(run(python, [join(import.meta.dirname, 'oracle.py'), ...process.argv.slice(2)]));
