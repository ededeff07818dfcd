import type { AstroUserConfig } from 'astro';

/**
 * What a page may load: its own files and nothing of anyone else's. Astro adds
 * the hashes of the styles and scripts it writes into a page.
 */
export const policy = {
  directives: [
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ],
  // The search index runs as WebAssembly.
  scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
  // Weights of bars and Shiki's two themes are style attributes.
  styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
} satisfies NonNullable<AstroUserConfig['security']>['csp'];
