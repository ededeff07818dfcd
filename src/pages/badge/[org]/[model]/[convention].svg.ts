import type { APIRoute } from 'astro';
import { badge } from '#travel/badge.ts';
import { definedPaths, type PairProps } from '#travel/defined-pairs.ts';

export const getStaticPaths = definedPaths;

export const GET: APIRoute = ({ props }) => {
  const { model, rule } = props as PairProps;
  return new Response(badge(model, rule), { headers: { 'content-type': 'image/svg+xml' } });
};
