import type { APIRoute } from 'astro';
import { definedPaths, type PairProps } from '#travel/defined-pairs.ts';
import { embed } from '#travel/embed.ts';

export const getStaticPaths = definedPaths;

export const GET: APIRoute = ({ props }) => {
  const { model, rule } = props as PairProps;
  return new Response(embed(model, rule), { headers: { 'content-type': 'text/html' } });
};
