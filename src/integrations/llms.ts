import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { KINDS, type Kind, type SearchData } from '../search/data.ts';
import { API, SEARCH_DATA, twinPath } from '../site/addresses.ts';
import { absolute } from '../site/url.ts';

const ABOUT = [
  '# Weighbridge',
  '',
  '> The parameters of language models, counted exactly under named, versioned rules. Two figures of one model that disagree are usually two rules; each page names the rule, shows the sum, and has an address to cite.',
  '',
  'A figure is cited with its rule and the rule’s version. Every page below is Markdown with its figures counted; without `.md` and with a slash it is the page for people.',
];

/** Kinds in the order in which a reader who knows nothing needs them. */
const ORDER: readonly Kind[] = [
  'Explainers',
  'Rules',
  'Terms',
  'Questions',
  'Pages',
  'Architectures',
  'Models',
];

/** Kinds whose pages are prose, and stand whole in llms-full.txt. */
const READ: readonly Kind[] = ['Explainers', 'Rules', 'Terms', 'Questions'];

/** llms.txt, a list of all twins (https://llmstxt.org), and llms-full.txt, the reading pages in one file. */
export function llms(): AstroIntegration {
  return {
    name: 'llms',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const { pages, base } = JSON.parse(
          readFileSync(join(site, SEARCH_DATA), 'utf8'),
        ) as SearchData;
        const of = (kind: Kind) =>
          pages
            .filter(([at]) => KINDS[at] === kind)
            .map(([, title, path, , about]) => ({ title, path: path.slice(base.length), about }));
        const lists = ORDER.flatMap((kind) => [
          '',
          `## ${kind}`,
          '',
          ...of(kind).map(
            ({ title, path, about }) =>
              `- [${title}](${absolute(twinPath(path))})${about ? `: ${about}` : ''}`,
          ),
        ]);
        const data = [
          '',
          '## Data',
          '',
          `- [Index of the JSON documents, their schemas and the CSV tables](${absolute(`${API}index.json`)})`,
          `- [Every reading page in one file](${absolute('/llms-full.txt')})`,
        ];
        writeFileSync(join(site, 'llms.txt'), `${[...ABOUT, ...lists, ...data].join('\n')}\n`);
        const whole = READ.flatMap(of).map(({ path }) =>
          readFileSync(join(site, twinPath(path)), 'utf8').replace(
            /^---\naddress: (.*)\n[\s\S]*?---\n/,
            '<!-- $1 -->\n',
          ),
        );
        writeFileSync(join(site, 'llms-full.txt'), `${ABOUT.join('\n')}\n\n${whole.join('\n')}`);
      },
    },
  };
}
