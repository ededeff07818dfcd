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

/** The policy of a page, which may name other origins that it asks for data when a reader tells it to. */
export function policyOf(connects: readonly string[] = []): string {
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
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
