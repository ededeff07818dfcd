import { refuse } from '../read-error.ts';

/** The Hub. Nothing else in the project knows its host; the terminal may be pointed at another by HF_ENDPOINT. */
export const HUB_HOST = 'https://huggingface.co';

/** A repository as somebody names it: `org/name`, `org/name@revision`, `org/name@revision:file.gguf`. */
export interface HubAddress {
  readonly repository: string;
  /** A branch, a tag or a commit; null for the Hub's default. */
  readonly revision: string | null;
  /** The file that is meant, where a repository holds several models. */
  readonly file: string | null;
}

const NAME = /^([\w.-]+\/[\w.-]+)(?:@([^:\s]+))?(?::(.+))?$/;
/** As copied from a browser: `…/org/name`, `…/tree/main`, `…/blob/main/model.gguf`. */
const PAGE =
  /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)(?:\/(?:tree|blob|resolve)\/([^/?#]+)(?:\/([^?#]+))?)?\/?(?:[?#].*)?$/;

/** Whether a text is a repository's address; a path on disk isn't told apart here. */
export function isHubAddress(text: string): boolean {
  return NAME.test(text) || PAGE.test(text);
}

/** @throws ReadError where the text is no address. */
export function parseHubAddress(text: string): HubAddress {
  const found = PAGE.exec(text) ?? NAME.exec(text);
  const [, repository, revision, file] = found ?? [];
  if (repository && !repository.split('/').some((part) => /^\.+$/.test(part))) {
    return {
      repository,
      revision: revision === undefined ? null : decodeURIComponent(revision),
      file: file === undefined ? null : decodeURIComponent(file),
    };
  }
  throw refuse(
    'hub-address',
    'repository',
    text,
    'A repository is named organisation/name, with @revision and :file where they matter.',
    'Copy it from the top of its page, as in zai-org/GLM-4.5.',
  );
}
