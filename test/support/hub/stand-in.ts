import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Written } from '../files/safetensors-bytes.ts';

/** A repository as the stand-in has it, and what goes wrong with it. */
export interface StandInRepository {
  /** Files of weights as they were written, everything else as JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Answered instead of anything else. */
  readonly refuses?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Another name, to which the list of files redirects. */
  readonly renamedTo?: string;
  /** Sends whole files, whatever part was asked for. */
  readonly ignoresRange?: boolean;
  /** From this request for a file on, it is another version of it. */
  readonly changesAfter?: number;
  /** Breaks off in the middle of a file. */
  readonly breaksOff?: boolean;
  /** Another origin that files are redirected to, as the Hub does with large ones. */
  readonly storedAt?: string;
  /** Says nothing until the asker gives up. */
  readonly hangs?: boolean;
  /** The token that is asked for. */
  readonly token?: string;
  /** Answered as it is in place of the list of files. */
  readonly info?: unknown;
}

export interface StandIn {
  readonly url: string;
  /** Every request in order: method, path, and the headers that matter. */
  readonly requests: {
    readonly path: string;
    readonly range: string | undefined;
    readonly authorization: string | undefined;
  }[];
  close(): Promise<void>;
}

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, range',
  'access-control-expose-headers': 'ETag, Content-Range, X-Error-Code, Retry-After',
};

/** A server with as much of the Hub's interface as weighing needs, on a port of its own. */
export async function standIn(
  repositories: Readonly<Record<string, StandInRepository>>,
  { cors = true, port = 0 }: { readonly cors?: boolean; readonly port?: number } = {},
): Promise<StandIn> {
  const requests: StandIn['requests'] = [];
  const served = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname);
    const { range, authorization } = request.headers;
    if (cors) for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    requests.push({ path, range, authorization });
    answer(path, request, response, repositories, served);
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const { port: open } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${open}`, requests, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  repositories: Readonly<Record<string, StandInRepository>>,
  served: Map<string, number>,
): void {
  const info = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/(.+)$/.exec(path);
  const file = /^\/([^/]+\/[^/]+)\/(?:resolve|raw)\/([^/]+)\/(.+)$/.exec(path);
  const id = (info ?? file)?.[1] ?? '';
  const repository = repositories[id];
  const fail = (status: number, code: string): void =>
    void response.writeHead(status, { 'x-error-code': code }).end();
  if (!repository) return fail(401, 'RepoNotFound');
  if (repository.hangs) return;
  const { refuses, token } = repository;
  if (refuses) return void response.writeHead(refuses.status, refuses.headers).end();
  if (token && request.headers.authorization !== `Bearer ${token}`) return fail(401, 'GatedRepo');
  const revision = (info ?? file)?.[2];
  if (revision !== 'main' && revision !== COMMIT) return fail(404, 'RevisionNotFound');
  if (info) return sendInfo(id, repository, response);
  const name = file?.[3] ?? '';
  if (!repository.files || !(name in repository.files)) return fail(404, 'EntryNotFound');
  const { storedAt } = repository;
  if (storedAt) return void response.writeHead(302, { location: storedAt + path }).end();
  const times = (served.get(path) ?? 0) + 1;
  served.set(path, times);
  sendFile(repository, repository.files[name], times, request, response);
}

function sendInfo(id: string, repository: StandInRepository, response: ServerResponse): void {
  const { renamedTo, files = {} } = repository;
  if (renamedTo) {
    const location = `/api/models/${renamedTo}/revision/main?blobs=true`;
    return void response.writeHead(307, { location }).end();
  }
  const siblings = Object.entries(files).map(([rfilename, content]) => ({
    rfilename,
    size: asFile(content).size,
  }));
  const body = repository.info ?? { id, modelId: id, sha: COMMIT, siblings };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendFile(
  repository: StandInRepository,
  content: unknown,
  times: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { bytes, size } = asFile(content);
  const changed = times > (repository.changesAfter ?? Infinity);
  const etag = `"${size}${changed ? '-changed' : ''}"`;
  const asked = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '');
  const ranged = asked !== null && !repository.ignoresRange;
  const start = ranged ? Number(asked[1]) : 0;
  const end = ranged ? Math.min(Number(asked[2] ?? size - 1) + 1, size) : size;
  const part = new Uint8Array(end - start);
  part.set(bytes.subarray(start, Math.min(end, bytes.length)));
  response.writeHead(ranged ? 206 : 200, {
    etag,
    'content-length': part.length,
    ...(ranged ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
  });
  if (!repository.breaksOff) return void response.end(part);
  response.write(part.subarray(0, Math.floor(part.length / 2)), () => response.destroy());
}

function asFile(content: unknown): Written {
  if (typeof content === 'object' && content !== null && 'bytes' in content)
    return content as Written;
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { bytes, size: bytes.length };
}
