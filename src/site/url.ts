/**
 * The only place that knows the site's origin (SITE_URL), its base path
 * (BASE_PATH) and the repository that takes corrections (REPOSITORY_URL).
 * Everything else speaks in addresses such as "/models/".
 */
const env: Record<string, string | undefined> = typeof process === 'undefined' ? {} : process.env;

const ORIGIN = (env['SITE_URL'] ?? 'https://weighbridge.example').replace(/\/+$/, '');
const BASE = `/${(env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '')}`.replace(/\/$/, '');

/** An address as a link on the site writes it: under the base path. */
export function href(path: string): string {
  return `${BASE}${path}`;
}

/** An address as another site writes it: with origin and base path. */
export function absolute(path: string): string {
  return `${ORIGIN}${BASE}${path}`;
}

/** Where the project's code and records stand, and where readers report what is wrong. */
export const REPOSITORY = (
  env['REPOSITORY_URL'] ?? 'https://github.com/weighbridge/weighbridge'
).replace(/\/+$/, '');

export const SITE = ORIGIN;
export const BASE_PATH = BASE === '' ? '/' : BASE;
