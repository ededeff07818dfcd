import { searchData } from '#site/search-data.ts';

/** What the search finds pages and figures by before it reads any text. */
export const GET = async (): Promise<Response> => Response.json(await searchData());
