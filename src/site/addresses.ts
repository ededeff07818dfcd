/** The addresses of the site, without origin or base path. They are a promise: once out, they don't break. */
export const modelPath = (id: string): string => `/models/${id}/`;
export const numberPath = (model: string, rule: string): string => `/models/${model}/${rule}/`;
export const embedPath = (model: string, rule: string): string => `/embed/${model}/${rule}/`;
export const oembedPath = (model: string, rule: string): string =>
  `${embedPath(model, rule)}oembed.json`;
export const badgePath = (model: string, rule: string): string => `/badge/${model}/${rule}.svg`;
export const rulePath = (id: string): string => `/conventions/${id}/`;
export const explainerPath = (slug: string): string => `/learn/${slug}/`;
export const termPath = (slug: string): string => `/glossary/${slug}/`;
export const questionPath = (slug: string): string => `/faq/${slug}/`;
export const architecturePath = (family: string): string => `/architectures/${family}/`;
export const WEIGH_DATA = '/data/weigh.json';
export const FIGURES_DATA = '/data/figures.json';
export const CLAIMS_PAGE = '/claims/';
export const claimPath = (anchor: string): string => `${CLAIMS_PAGE}#${anchor}`;
export const MYTHS_PAGE = '/myths/';
export const COUNTERS_PAGE = '/counters/';
export const SOLVER_PAGE = '/which-rule/';
export const SOLVER_DATA = '/data/solver.json';
export const SEARCH_DATA = '/data/search.json';
export const COMPARE_PAGE = '/compare/';
export const DATA_PAGE = '/api/';
export const API = '/api/v1/';
export const modelDataPath = (id: string): string => `${API}models/${id}.json`;
/** The Markdown twin of a page: /learn/attention/ has /learn/attention.md, the home page /index.md. */
export const twinPath = (path: string): string =>
  path === '/' ? '/index.md' : `${path.replace(/\/$/, '')}.md`;
export const CORRECTIONS = '/corrections/';
export const FEED = '/rss.xml';
