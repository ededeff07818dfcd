import { FEED } from '#site/addresses.ts';
import { feedItems, rss } from '#site/feed.ts';

/** What is new and what was corrected. */
export const GET = async (): Promise<Response> =>
  new Response(rss(await feedItems(), FEED), {
    headers: { 'content-type': 'application/rss+xml' },
  });
