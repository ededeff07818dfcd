import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { loadTerms, wordsOf } from '../catalogue/terms.ts';
import { mentionsIn, type Wording } from './mentions.ts';

type MdastPlugin = NonNullable<SatteriProcessorOptions['mdastPlugins']>[number];

interface Node {
  readonly type: string;
  readonly name?: string | null;
}

interface Element extends Node {
  readonly attributes: readonly {
    readonly type: string;
    readonly name?: string;
    readonly value?: unknown;
  }[];
}

/** Where a term's name is no running prose, or is linked already. */
const NOT_PROSE = new Set(['heading', 'link', 'linkReference', 'table', 'inlineCode', 'code']);
/** Components whose words are theirs: links, figures, the term's own card. */
const PROSE_COMPONENTS = new Set(['Note', 'Ask', 'Questions', null]);

/**
 * Gives the first use of a glossary term in a page's prose its card: the words
 * become <Term id="slug">words</Term>, and a rule that is a term is marked to
 * have the card. A term's own page doesn't link itself.
 */
export function firstUse(): MdastPlugin {
  const wordings: readonly Wording[] = loadTerms().map((term) => ({
    slug: term.slug,
    words: wordsOf(term),
  }));
  const terms = new Set(wordings.map(({ slug }) => slug));
  return ({ fileURL, sourceFormat, source }) => {
    if (sourceFormat !== 'mdx') return null;
    // Terms that the author has linked by hand are used already, and so is the page's own.
    const byHand = [...source.matchAll(/<Term\s+id="([^"]+)"/g)].map(([, slug = '']) => slug);
    const own = fileURL && isTerm(fileURL) ? basename(fileURLToPath(fileURL), '.mdx') : '';
    const used = new Set([...byHand, own]);
    const isProse = (parents: (of: Node) => Node | undefined, node: Node): boolean => {
      for (let at = parents(node); at; at = parents(at))
        if (NOT_PROSE.has(at.type) || isClosed(at)) return false;
      return true;
    };
    return {
      name: 'first-use',
      mdxJsxTextElement(node, context) {
        const slug = ruleIn(node as Element);
        if (slug === null || used.has(slug) || !terms.has(slug)) return;
        if (!isProse((of) => context.parent(of as never), node)) return;
        used.add(slug);
        const attributes = [
          ...node.attributes,
          { type: 'mdxJsxAttribute' as const, name: 'card', value: null },
        ];
        context.replaceNode(node, { ...node, attributes });
      },
      text(node, context) {
        if (!isProse((of) => context.parent(of as never), node)) return;
        const mentions = mentionsIn(node.value, wordings, used);
        if (mentions.length === 0) return;
        const pieces = [];
        let from = 0;
        for (const { slug, start, end } of mentions) {
          used.add(slug);
          if (start > from) pieces.push(words(node.value.slice(from, start)));
          pieces.push(term(slug, node.value.slice(start, end)));
          from = end;
        }
        if (from < node.value.length) pieces.push(words(node.value.slice(from)));
        context.replaceNode(node, pieces);
      },
    };
  };
}

const isTerm = (file: URL): boolean => file.pathname.includes('/glossary/');

/** The rule that an element names: `<Rule id="both-tables" />` is a use of the term both-tables. */
function ruleIn({ name, attributes }: Element): string | null {
  if (name !== 'Rule') return null;
  const value = attributes.find((each) => each.name === 'id')?.value;
  return typeof value === 'string' ? value : null;
}

function isClosed({ type, name }: Node): boolean {
  return type.startsWith('mdxJsx') && !PROSE_COMPONENTS.has(name ?? null);
}

function words(value: string) {
  return { type: 'text', value } as const;
}

function term(slug: string, value: string) {
  return {
    type: 'mdxJsxTextElement' as const,
    name: 'Term',
    attributes: [{ type: 'mdxJsxAttribute' as const, name: 'id', value: slug }],
    children: [words(value)],
  };
}
