/**
 * What a page may load: its own files and nothing of anyone else's. The two
 * blanks are filled once the page's bytes are final, with the hashes of the
 * scripts and styles that stand in it.
 */
export const SCRIPTS = '{scripts}';
export const STYLES = '{styles}';

/**
 * Where the Hub answers: its own host, and those that it redirects to for large
 * files. Asked by /count/ alone, when its reader names a repository and presses.
 */
export const HUB_ORIGINS = [
  'https://huggingface.co',
  'https://*.huggingface.co',
  'https://*.hf.co',
];

/** What one page may and others may not. */
export interface Allowances {
  /** Other origins that it asks for data when a reader tells it to. */
  readonly connects?: readonly string[];
  /** Whether it starts a worker, of text of its own so that this policy binds the worker too. */
  readonly worker?: boolean;
}

/** The policy of a page. */
export function policyOf({ connects = [], worker = false }: Allowances = {}): string {
  return [
    "default-src 'none'",
    // The search index runs as WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${SCRIPTS}`,
    `style-src 'self' ${STYLES}`,
    // Weights of bars and Shiki's two themes are style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connects].join(' '),
    // A worker with an address of its own would obey its own headers, and no page's policy.
    `worker-src ${worker ? 'blob:' : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
