import { at, refuse, type ReadError } from '../read-error.ts';
import type { Files } from '../files.ts';
import type { ByteSource } from '../source.ts';
import { rangeSource, wholeSource } from '../sources/http-range.ts';
import { ask, type HttpOptions } from '../sources/http.ts';
import { HUB_HOST, type HubAddress } from './address.ts';

export interface HubOptions extends HttpOptions {
  /** Another host with the Hub's interface. */
  readonly host?: string | undefined;
}

/** A repository at one commit: its files are those of that commit, whatever is pushed meanwhile. */
export interface Repository extends Files {
  readonly repository: string;
  readonly commit: string;
}

const COMMIT = /^[0-9a-f]{40}$/;

/** Asks the Hub which commit a revision is and which files it has. One request. */
export async function openRepository(
  { repository, revision, file: wanted }: HubAddress,
  options: HubOptions = {},
): Promise<Repository> {
  const host = (options.host ?? HUB_HOST).replace(/\/+$/, '');
  const where = revision === null ? repository : `${repository}@${revision}`;
  const asked = `${host}/api/models/${repository}/revision/${encodeURIComponent(revision ?? 'main')}?blobs=true`;
  const response = await ask(asked, where, options);
  const { id, commit, sizes } = await readInfo(response, where);
  // Case alone is no other name.
  if (id.toLowerCase() !== repository.toLowerCase()) throw renamed(where, id);
  const open = (name: string): ByteSource => {
    const path = name.split('/').map(encodeURIComponent).join('/');
    const size = sizes.get(name) ?? null;
    const file = { ...options, url: `${host}/${id}/resolve/${commit}/${path}`, name, size };
    return name.endsWith('.json') ? wholeSource(file) : rangeSource(file);
  };
  // A model is at the root; folders hold other precisions, adapters, originals, and are read when named.
  const folder = wanted?.slice(0, wanted.lastIndexOf('/') + 1) || null;
  const names = [...sizes.keys()].filter(
    (name) => !name.includes('/') || (folder !== null && name.startsWith(folder)),
  );
  return { where, repository: id, commit, names, open };
}

interface Info {
  readonly id: string;
  readonly commit: string;
  readonly sizes: ReadonlyMap<string, number | null>;
}

async function readInfo(response: Response, where: string): Promise<Info> {
  const info = (await response.json().catch(() => null)) as Readonly<
    Record<string, unknown>
  > | null;
  const id = info?.['id'] ?? info?.['modelId'];
  const commit = info?.['sha'];
  const siblings = info?.['siblings'];
  if (
    typeof id !== 'string' ||
    typeof commit !== 'string' ||
    !COMMIT.test(commit) ||
    !Array.isArray(siblings)
  ) {
    throw refuse(
      'hub-answer',
      where,
      { id, sha: commit },
      'The Hub says of a repository its id, its commit and its files.',
      'This host has another interface, or answers for the Hub: check HF_ENDPOINT and the network.',
    );
  }
  const sizes = new Map<string, number | null>();
  for (const sibling of siblings as readonly Readonly<Record<string, unknown>>[]) {
    const { rfilename, size } = sibling;
    if (typeof rfilename !== 'string') throw oddFile(where, sibling);
    sizes.set(rfilename, typeof size === 'number' && Number.isSafeInteger(size) ? size : null);
  }
  return { id, commit, sizes };
}

function oddFile(where: string, sibling: unknown): ReadError {
  return refuse(
    'hub-answer',
    at(where, 'siblings'),
    sibling,
    'The Hub names each file.',
    'Try again; if it stays, open an issue with the repository’s name.',
  );
}

function renamed(where: string, id: string): ReadError {
  return refuse(
    'hub-renamed',
    where,
    id,
    `The repository is now called ${id}.`,
    'Name it so: a figure should say which repository it is of.',
  );
}
