import type { APIRoute } from 'astro';
import { csv, TABLES, type Table } from '#api/tables.ts';

export const getStaticPaths = () =>
  TABLES.map((table) => ({ params: { table: table.name }, props: { table } }));

export const GET: APIRoute = ({ props }) =>
  new Response(csv(props['table'] as Table), { headers: { 'content-type': 'text/csv' } });
