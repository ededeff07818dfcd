import type { APIRoute } from 'astro';
import { definedPaths, type PairProps } from '#travel/defined-pairs.ts';
import { oembed } from '#travel/oembed.ts';

export const getStaticPaths = definedPaths;

export const GET: APIRoute = ({ props }) => {
  const { model, rule } = props as PairProps;
  return Response.json(oembed(model, rule));
};
