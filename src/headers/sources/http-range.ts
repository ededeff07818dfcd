import { refuse, type ReadError } from '../read-error.ts';
import type { ByteSource } from '../source.ts';
import { stopped } from '../stopped.ts';
import { ask, type HttpOptions } from './http.ts';
import { joinBytes } from './join-bytes.ts';

export interface RemoteFile extends HttpOptions {
  readonly url: string;
  readonly name: string;
  /** Bytes in all, where a listing says so. */
  readonly size: number | null;
}

/**
 * A file on a server, read by range requests. All ranges have to be of one
 * version: the ETag and the size of the first answer hold for the rest.
 */
export function rangeSource(file: RemoteFile): ByteSource {
  const { url, name } = file;
  let size = file.size;
  let etag: string | null = null;
  const check = (found: string | null, total: number | null): void => {
    const changed =
      (etag !== null && found !== null && found !== etag) ||
      (size !== null && total !== null && total !== size);
    if (changed) throw changedMeanwhile(name, found ?? total);
    etag ??= found;
    size ??= total;
  };
  return {
    name,
    local: false,
    get size() {
      return size;
    },
    async slice(start, end) {
      const last = size === null ? end : Math.min(end, size);
      if (last <= start) return new Uint8Array(0);
      const response = await ask(url, name, file, { range: `bytes=${start}-${last - 1}` });
      if (response.status !== 206) {
        // Otherwise a whole shard would be on its way.
        await response.body?.cancel();
        throw rangeIgnored(url, name, response.status);
      }
      const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(
        response.headers.get('content-range') ?? '',
      );
      check(response.headers.get('etag'), range && range[3] !== '*' ? Number(range[3]) : null);
      const bytes = await bodyOf(response, name, file.signal);
      const expected = Math.min(last, size ?? last) - start;
      if ((range && Number(range[1]) !== start) || bytes.length !== expected)
        throw shortAnswer(name, bytes.length, expected);
      return bytes;
    },
  };
}

/** A small file, such as a config, asked for whole. */
export function wholeSource(file: RemoteFile): ByteSource {
  const { url, name } = file;
  return {
    name,
    local: false,
    size: null,
    async slice(start, end) {
      const response = await ask(url, name, file);
      return (await bodyOf(response, name, file.signal, end)).subarray(start, end);
    },
  };
}

/** A body, read no further than so many bytes: whatever a server sends, no more is held. */
async function bodyOf(
  response: Response,
  name: string,
  signal: AbortSignal | undefined,
  most = Infinity,
): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
      pieces.push(step.value);
      length += step.value.length;
      if (length >= most) {
        await reader?.cancel();
        break;
      }
    }
  } catch {
    if (signal?.aborted) throw stopped(name);
    throw shortAnswer(name, length, null);
  }
  return joinBytes(pieces, length);
}

function changedMeanwhile(name: string, found: unknown): ReadError {
  return refuse(
    'changed-while-read',
    name,
    found,
    'The file on the server became another one between two requests.',
    'Read it again; to be sure of one version, name a commit after the @.',
  );
}

function rangeIgnored(url: string, name: string, status: number): ReadError {
  return refuse(
    'range-ignored',
    name,
    status,
    `${new URL(url).host} sends the whole file where a part was asked for.`,
    'Download the file and read it from disk.',
  );
}

function shortAnswer(name: string, found: number, expected: number | null): ReadError {
  return refuse(
    'short-answer',
    name,
    found,
    expected === null ? 'The answer broke off.' : `${expected} bytes were asked for.`,
    'The connection or a proxy on the way is at fault: try again.',
  );
}
