/** One page of each kind, with the bytes (after brotli) and requests it may cost. */
export interface Kind {
  readonly name: string;
  readonly address: string;
  /** HTML with its styles. */
  readonly page: number;
  /** HTML, styles and scripts. */
  readonly whole: number;
  /** Whether it has an island, whose scripts load with the page. */
  readonly island: boolean;
}

const KB = 1024;

export const KINDS: readonly Kind[] = [
  { name: 'home', address: '/', page: 20 * KB, whole: 40 * KB, island: true },
  { name: 'models', address: '/models/', page: 60 * KB, whole: 60 * KB, island: true },
  {
    name: 'model',
    address: '/models/zai-org/glm-4.5/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'number',
    address: '/models/zai-org/glm-4.5/body-plus-mtp/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'architectures',
    address: '/architectures/',
    page: 60 * KB,
    whole: 60 * KB,
    island: false,
  },
  {
    name: 'architecture',
    address: '/architectures/glm4_moe/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'rules', address: '/conventions/', page: 60 * KB, whole: 60 * KB, island: true },
  {
    name: 'rule',
    address: '/conventions/both-tables/',
    page: 20 * KB,
    whole: 40 * KB,
    island: false,
  },
  { name: 'learn', address: '/learn/', page: 20 * KB, whole: 40 * KB, island: false },
  {
    name: 'explainer',
    address: '/learn/parameter-count/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'questions', address: '/faq/', page: 60 * KB, whole: 60 * KB, island: false },
  {
    name: 'question',
    address: '/faq/why-mixtral-8x7b-is-not-56b/',
    page: 20 * KB,
    whole: 40 * KB,
    island: false,
  },
  {
    name: 'thread',
    address: '/learn/the-thread/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'mixture',
    address: '/learn/dense-vs-moe/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'vocabulary',
    address: '/learn/embeddings-and-the-head/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'by hand',
    address: '/learn/how-to-count-by-hand/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'routes',
    address: '/learn/experts-and-routers/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'sums', address: '/learn/non-embedding/', page: 20 * KB, whole: 40 * KB, island: true },
  { name: 'heads', address: '/learn/attention/', page: 20 * KB, whole: 40 * KB, island: true },
  {
    name: 'tied tables',
    address: '/learn/tied-weights/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'towers', address: '/learn/multimodal/', page: 20 * KB, whole: 40 * KB, island: true },
  { name: 'myths', address: '/myths/', page: 20 * KB, whole: 40 * KB, island: false },
  { name: 'counters', address: '/counters/', page: 20 * KB, whole: 40 * KB, island: false },
  { name: 'glossary', address: '/glossary/', page: 60 * KB, whole: 60 * KB, island: false },
  {
    name: 'term',
    address: '/glossary/active-parameters/',
    page: 20 * KB,
    whole: 40 * KB,
    island: false,
  },
  {
    name: 'stored-twice',
    address: '/learn/mtp-and-stored-twice/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'memory',
    address: '/learn/memory-and-bandwidth/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'purpose',
    address: '/learn/which-figure-for-which-purpose/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'laws', address: '/learn/scaling-laws/', page: 20 * KB, whole: 40 * KB, island: true },
  {
    name: 'quantised',
    address: '/learn/quantised-files/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  {
    name: 'clock',
    address: '/learn/which-rule-predicts-speed/',
    page: 20 * KB,
    whole: 40 * KB,
    island: true,
  },
  { name: 'count', address: '/count/', page: 20 * KB, whole: 40 * KB, island: true },
  { name: 'claims', address: '/claims/', page: 60 * KB, whole: 60 * KB, island: true },
  { name: 'solver', address: '/which-rule/', page: 60 * KB, whole: 60 * KB, island: true },
  { name: 'compare', address: '/compare/', page: 20 * KB, whole: 40 * KB, island: true },
  { name: 'search', address: '/search/', page: 20 * KB, whole: 40 * KB, island: false },
  { name: 'data', address: '/api/', page: 20 * KB, whole: 40 * KB, island: false },
  { name: 'about', address: '/method/', page: 20 * KB, whole: 40 * KB, island: false },
];
