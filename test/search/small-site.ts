import type { SearchData } from '../../src/search/data.ts';
import { SearchIndex } from '../../src/search/index.ts';

/** Two models, three rules, a term and a question: enough to be mistaken for one another. */
const data: SearchData = {
  root: 'https://site.example',
  base: '',
  pages: [
    [0, 'Alpha-4.5', '/models/lab/alpha-4.5/', ['lab/Alpha-4.5'], '40B-A4B on the label.'],
    [0, 'Alpha-4.5-Air', '/models/lab/alpha-4.5-air/', ['lab/Alpha-4.5-Air'], '10B on the label.'],
    [1, 'Both tables', '/conventions/both/', ['house style'], 'Embedding and head active'],
    [1, 'Head only active', '/conventions/head/', [], 'The head is active'],
    [1, 'All but MTP', '/conventions/all-but-mtp/', ['main model only'], 'No draft block'],
    [
      2,
      'Output head',
      '/glossary/output-head/',
      ['unembedding', 'lm_head'],
      'From state to scores',
    ],
    [2, 'Multi-token prediction', '/glossary/mtp/', ['MTP', 'NextN'], 'A draft block'],
    [3, 'Why is Alpha not 56B?', '/faq/why-not-56b/', [], 'Only the experts are eight'],
  ],
  rules: [
    [2, 'both', 'Embedding and head active', '1'],
    [3, 'head', 'The head is active', '1'],
    [4, 'all-but-mtp', 'No draft block', '1'],
  ],
  models: [
    [
      0,
      1,
      2,
      [['40B', '4B']],
      [3_600_000_000, 4_100_000_000, 40_200_000_000, 41_000_000_000],
      [3, 1, 2, 1, 2, 0],
    ],
    [1, 0, 0, [['10B', null]], [10_300_000_000], [0, 0, 0, 0, -1, -1]],
  ],
};

export const index = new SearchIndex(data);
