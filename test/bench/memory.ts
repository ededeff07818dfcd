import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readGguf } from '../../src/headers/gguf/file.ts';
import { readSafetensors } from '../../src/headers/safetensors/file.ts';
import { nodeFileSource } from '../../src/headers/sources/node-file.ts';

/** What reading one header takes, in bytes. */
export interface MemoryTaken {
  /** By how much the process grew at its largest, its garbage included. */
  readonly peak: number;
  /** What is still held once the header is read. */
  readonly held: number;
}

const STATUS = '/proc/self/status';
const READERS = { gguf: readGguf, safetensors: readSafetensors } as const;
export type Format = keyof typeof READERS;

/** Reads a header in a process of its own, because a process never says how large it was at some moment past. */
export function memoryTaken(format: Format, path: string): MemoryTaken {
  const args = ['--expose-gc', import.meta.filename, format, path];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as MemoryTaken;
}

async function measure(format: Format, path: string): Promise<MemoryTaken> {
  const inUse = async (): Promise<number> => {
    // What lies outside the heap is let go a turn after the heap's own.
    for (let turn = 0; turn < 3; turn++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const [before, peakBefore] = [await inUse(), peakSoFar()];
  const header = await READERS[format](nodeFileSource(path, 'header'));
  const peak = peakSoFar() - peakBefore;
  const held = (await inUse()) - before;
  // Kept until here, so that it is counted.
  return { peak, held: header.tensors.length > 0 ? held : 0 };
}

/** The largest this process has been. What Linux reports of resources starts with its parent's size; its status doesn't. */
function peakSoFar(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const [, kilobytes = process.resourceUsage().maxRSS] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? [];
  return Number(kilobytes) * 1024;
}

if (process.argv[1] === import.meta.filename) {
  const [, , format = '', path = ''] = process.argv;
  process.stdout.write(JSON.stringify(await measure(format as Format, path)));
}
