import { absolute } from '#site/url.ts';

/** Everyone may read everything; what a page doesn't want listed it says itself. */
export const GET = (): Response =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`);
