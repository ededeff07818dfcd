import type { APIRoute } from 'astro';
import { DOCUMENTS, indexDocument } from '#api/documents.ts';

/** Every document that there is one of. */
export const getStaticPaths = () =>
  [indexDocument, ...DOCUMENTS].map(({ name, make }) => ({
    params: { document: name },
    props: { make },
  }));

export const GET: APIRoute = async ({ props }) =>
  Response.json(await (props['make'] as () => unknown)());
