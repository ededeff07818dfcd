import type { APIRoute } from 'astro';
import type { Model } from '#catalogue';
import { models } from '#site/weighed.ts';
import { modelDocument } from '#api/model.ts';

/** Each model with its ledger. */
export const getStaticPaths = () =>
  models.map((model) => {
    const [org, name] = model.id.split('/');
    return { params: { org, model: name }, props: { model } };
  });

export const GET: APIRoute = ({ props }) => Response.json(modelDocument(props['model'] as Model));
