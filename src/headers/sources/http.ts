import { refuse, type ReadCode, type ReadError } from '../read-error.ts';
import { stopped } from '../stopped.ts';

/** How requests are made: by whom, with what right, and until when. */
export interface HttpOptions {
  /** Sent to the address that is asked and, by the rules of fetch, to no other host that it redirects to. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** Asks for an address. Any answer but a good one is a refusal that says what to do. */
export async function ask(
  url: string,
  what: string,
  options: HttpOptions,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { token, signal } = options;
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(url, {
      headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      signal: signal ?? null,
    });
  } catch (error) {
    throw noAnswer(url, what, signal?.aborted ?? false, error as Error);
  }
  if (response.ok) return response;
  // What is left unread keeps the connection.
  await response.body?.cancel();
  throw refusalOf(response, what, token !== undefined);
}

function noAnswer(url: string, what: string, aborted: boolean, { message }: Error): ReadError {
  if (aborted) return stopped(what);
  return refuse(
    'no-answer',
    what,
    message,
    `${new URL(url).host} did not answer, or does not let pages of other sites read it (CORS).`,
    'Check the connection; if it stands, download the file and drop it here.',
  );
}

type Words = readonly [code: ReadCode, rule: string, remedy: string];

/** The Hub says in a header what its status alone leaves open: 401 also stands for "no such repository". */
function refusalOf(response: Response, what: string, withToken: boolean): ReadError {
  const { status, headers } = response;
  const said = headers.get('x-error-code');
  const [code, rule, remedy] = wordsFor(status, said, withToken, headers.get('retry-after'));
  return refuse(code, what, said ? `${status} ${said}` : status, rule, remedy);
}

function wordsFor(
  status: number,
  said: string | null,
  withToken: boolean,
  retryAfter: string | null,
): Words {
  if (said === 'RevisionNotFound') {
    return [
      'hub-missing',
      'The repository has no such revision.',
      'Leave the revision out, or check its spelling.',
    ];
  }
  if (status === 404 || said === 'RepoNotFound' || said === 'EntryNotFound') {
    return [
      'hub-missing',
      'There is no such repository or file, or it is private.',
      'Check the spelling; a private one needs a token that may read it.',
    ];
  }
  if (status === 401 || status === 403) {
    return [
      'hub-gated',
      withToken
        ? 'The token given may not read this repository.'
        : 'The repository is gated: its files are for those who accepted its terms.',
      'Accept its terms on its page, then give a token that may read it; the token is kept in memory only.',
    ];
  }
  if (status === 429) {
    const wait =
      retryAfter === null
        ? 'a while'
        : /^\d+$/.test(retryAfter)
          ? `${retryAfter} seconds`
          : `until ${retryAfter}`;
    return [
      'hub-rate-limited',
      `The host has had too many requests from here and asks to wait ${wait}.`,
      'Try again after that, or with a token.',
    ];
  }
  if (status >= 500) {
    return ['hub-failed', 'The host has a fault of its own.', 'Try again in a few minutes.'];
  }
  return [
    'hub-answer',
    'Expected was an answer with the file.',
    'Open the address in a browser to see what it says.',
  ];
}
