import type { APIRoute } from 'astro';
import { z } from 'zod';
import { dataAddress, schemaFile, type ApiDocument } from '#api/document.ts';
import { FORMS } from '#api/documents.ts';

/** What each document must look like, as JSON Schema 2020-12, from the schema by which it is typed. */
export const getStaticPaths = () =>
  [...FORMS].map(([form, schema]) => ({
    params: { form: schemaFile(form).replace(/^schema\/|\.json$/g, '') },
    props: { form, schema },
  }));

export const GET: APIRoute = ({ props }) => {
  const form = props['form'] as ApiDocument['form'];
  return Response.json({
    $id: dataAddress(schemaFile(form)),
    title: form,
    ...z.toJSONSchema(props['schema'] as z.ZodType),
  });
};
