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

/** Where a term's name is no running prose, or is linked already. */
const NOT_PROSE = new Set(['heading', 'link', 'linkReference', 'table', 'inlineCode', 'code']);
/** Components whose words are theirs: links, figures, the term's own card. */
const PROSE_COMPONENTS = new Set(['Note', 'Ask', 'Questions', null]);

/**
 * Gives the first use of a glossary term in a page's prose its card: the words
 * become <Term id="slug">words</Term>. A term's own page doesn't link itself.
 */
export function firstUse(): MdastPlugin {
  const wordings: readonly Wording[] = loadTerms().map((term) => ({
    slug: term.slug,
    words: wordsOf(term),
  }));
  return ({ fileURL, sourceFormat, source }) => {
    if (sourceFormat !== 'mdx' || (fileURL && isOneOfMany(fileURL))) return null;
    // Terms that the author has linked by hand are used already, and so is the page's own.
    const byHand = [...source.matchAll(/<Term\s+id="([^"]+)"/g)].map(([, slug = '']) => slug);
    const own = fileURL && isTerm(fileURL) ? basename(fileURLToPath(fileURL), '.mdx') : '';
    const used = new Set([...byHand, own]);
    return {
      name: 'first-use',
      text(node, context) {
        for (
          let at: Node | undefined = context.parent(node);
          at;
          at = context.parent(at as never)
        ) {
          if (NOT_PROSE.has(at.type) || isClosed(at)) return;
        }
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

/** Texts that stand on one page together, where none of them can tell what is the first use. */
const isOneOfMany = (file: URL): boolean => /\/(counters|myths)\//.test(file.pathname);

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
