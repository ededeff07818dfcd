import { typesOf } from '#engine/families/family.ts';
import { digits } from '#engine/format.ts';
import { stored, unique } from '#engine';
import type { Model } from '#catalogue';
import { claimLabel } from '#components/island/ticket/view.ts';
import type { Kind } from '../search/data.ts';
import {
  architecturePath,
  COMPARE_PAGE,
  explainerPath,
  modelPath,
  questionPath,
  rulePath,
  termPath,
  COUNTERS_PAGE,
  MYTHS_PAGE,
} from './addresses.ts';
import { architectures } from './architectures.ts';
import { readingOrder } from './explainers.ts';
import { questionsInOrder } from './questions.ts';
import { terms } from './terms.ts';
import { ledgerFor, models, rules } from './weighed.ts';

/** A page that search finds by its name, and that the list of all pages holds. */
export interface Findable {
  readonly kind: Kind;
  readonly title: string;
  readonly path: string;
  readonly aliases: readonly string[];
  /** What the page says, in a line; empty where its own description, counted with the page, says it. */
  readonly about: string;
}

/** Every page of the site but the pages of single numbers, kind by kind. */
export async function findable(): Promise<readonly Findable[]> {
  const explainers = await readingOrder();
  const questions = await questionsInOrder();
  return [
    ...models.map((model): Findable => ({
      kind: 'Models',
      title: model.name,
      path: modelPath(model.id),
      aliases: [model.repository, `${model.maker} ${model.name}`],
      about: labelAndFile(model),
    })),
    ...rules.map(({ id, name, short, alsoKnownAs }): Findable => ({
      kind: 'Rules',
      title: name,
      path: rulePath(id),
      aliases: [id, ...alsoKnownAs],
      about: short,
    })),
    ...terms.map(({ slug, term, shortDefinition, alsoKnownAs }): Findable => ({
      kind: 'Terms',
      title: term,
      path: termPath(slug),
      aliases: alsoKnownAs,
      about: shortDefinition,
    })),
    ...questions.map(({ id, data }): Findable => ({
      kind: 'Questions',
      title: data.question,
      path: questionPath(id),
      aliases: data.aliases,
      about: '',
    })),
    ...explainers.map(({ id, data }): Findable => ({
      kind: 'Explainers',
      title: data.title,
      path: explainerPath(id),
      aliases: data.aliases,
      about: data.settles,
    })),
    ...architectures.map(({ family, models: theirs }): Findable => ({
      kind: 'Architectures',
      title: family.id,
      path: architecturePath(family.id),
      aliases: [...typesOf(family), ...family.classes],
      about: theirs.map(({ name }) => name).join(', '),
    })),
    ...PAGES,
  ];
}

/** What its label prints and what its file holds: 355B-A32B on the label, 358,337,791,296 parameters in the file. */
export function labelAndFile(model: Model): string {
  const ledger = ledgerFor(model);
  const file = `${digits(stored(ledger) ?? unique(ledger))} parameters in the file.`;
  const [claim] = model.claims;
  return claim ? `${claimLabel(claim)} on the label, ${file}` : file;
}

const PAGES: readonly Findable[] = [
  {
    kind: 'Pages',
    title: 'Models',
    path: '/models/',
    aliases: ['all models', 'catalogue', 'total against active'],
    about: 'Every model under one rule, largest first.',
  },
  {
    kind: 'Pages',
    title: 'Rules',
    path: '/conventions/',
    aliases: ['conventions', 'counting rules', 'matrix of all rules', 'which rule'],
    about: 'Every rule over every part of a model, in one matrix.',
  },
  {
    kind: 'Pages',
    title: 'Learn',
    path: '/learn/',
    aliases: ['explainers', 'reading order'],
    about: 'Explainers in reading order, each on real models.',
  },
  {
    kind: 'Pages',
    title: 'Glossary',
    path: '/glossary/',
    aliases: ['all terms', 'definitions', 'dictionary'],
    about: 'Every term by letter and by theme.',
  },
  {
    kind: 'Pages',
    title: 'Questions',
    path: '/faq/',
    aliases: ['faq', 'frequently asked questions'],
    about: 'Questions people asked, answered with the sum.',
  },
  {
    kind: 'Pages',
    title: 'Architectures',
    path: '/architectures/',
    aliases: ['families', 'model_type', 'which architectures are read'],
    about: 'Every architecture that is read, with what it was checked against.',
  },
  {
    kind: 'Pages',
    title: 'Myths',
    path: MYTHS_PAGE,
    aliases: ['misconceptions', 'common mistakes', 'widespread mistakes'],
    about: 'What is often repeated about parameter counts, put right by a figure.',
  },
  {
    kind: 'Pages',
    title: 'How other counters differ',
    path: COUNTERS_PAGE,
    aliases: ['other counters', 'parameter calculators', 'peers', 'accuracy of calculators'],
    about: 'What public counters print for some models, and in which parts each differs.',
  },
  {
    kind: 'Pages',
    title: 'Compare models under one rule',
    path: COMPARE_PAGE,
    aliases: ['compare', 'comparison', 'side by side', 'versus'],
    about: 'Up to six models under one rule, to one scale; or one model under all.',
  },
  {
    kind: 'Pages',
    title: 'Count your own',
    path: '/count/',
    aliases: [
      'count',
      'weigh a file',
      'config.json',
      'safetensors',
      'gguf',
      'hub repository',
      'parameter counter',
    ],
    about: 'A config, a file or a Hub repository under every rule, counted in the browser.',
  },
  {
    kind: 'Pages',
    title: 'Claims',
    path: '/claims/',
    aliases: ['claims ledger', 'published figures', 'labels', 'makers’ claims', 'verdicts'],
    about: 'What each maker printed, which rule and rounding give it, and a verdict.',
  },
  {
    kind: 'Pages',
    title: 'Which rule gives that figure?',
    path: '/which-rule/',
    aliases: ['solver', 'which rule', 'which convention', 'reverse lookup'],
    about: 'Every rule and rounding that gives a printed figure, and what the others lack.',
  },
  {
    kind: 'Pages',
    title: 'Method',
    path: '/method/',
    aliases: [
      'how figures are made',
      'how is it checked',
      'ledger',
      'tests',
      'accuracy',
      'sources',
    ],
    about: 'How a figure is made, what checks it, and what is not known.',
  },
  {
    kind: 'Pages',
    title: 'Corrections',
    path: '/corrections/',
    aliases: ['changed figures', 'errata', 'mistakes', 'what changed'],
    about: 'Published figures that changed, with date and reason.',
  },
  {
    kind: 'Pages',
    title: 'Data',
    path: '/api/',
    aliases: ['api', 'json', 'csv', 'download', 'machine readable', 'data set', 'dump'],
    about: 'Every record and figure as JSON with schemas, and as CSV.',
  },
  {
    kind: 'Pages',
    title: 'Privacy',
    path: '/privacy/',
    aliases: ['tracking', 'cookies', 'analytics', 'what is collected'],
    about: 'Nothing is collected: what stays in the browser, and what an address says.',
  },
];
