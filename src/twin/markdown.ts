import { type HTMLElement, type Node, NodeType, parse } from 'node-html-parser';
import { tableOf } from './table.ts';
import { tidied } from './inline.ts';

/**
 * The Markdown of a page of this site: its main part as text with the same
 * words, figures and links, and without what only a screen can use. Made from
 * the finished HTML, so that it can’t say anything else than the page.
 */
export function markdownOf(html: string, address: string): string {
  const root = parse(html, { blockTextElements: { script: true, style: true } });
  const main = root.querySelector('main');
  if (!main) throw new Error(`${address}: a page has its content in <main>.`);
  for (const each of main.querySelectorAll(UNSEEN)) each.remove();
  return `${blocks(main, address).join('\n\n')}\n`;
}

/** What waits for a script, leads around the page, or is drawn. */
const UNSEEN = [
  'script',
  'style',
  'template',
  'form',
  'button',
  'input',
  'select',
  'label',
  'nav',
  'svg',
  '[hidden]',
  '[aria-hidden=true]',
  '[role=status]',
  '[data-needs-script]',
  '.card',
  '.how',
  '.sw',
  '.stub',
  '.page-end',
].join(', ');

const INLINE = new Set(
  'a abbr b bdi br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

const isElement = (node: Node): node is HTMLElement => node.nodeType === NodeType.ELEMENT_NODE;
const tagOf = (node: HTMLElement): string => node.rawTagName.toLowerCase();
const isInline = (node: Node): boolean =>
  node.nodeType === NodeType.TEXT_NODE || (isElement(node) && INLINE.has(tagOf(node)));

/** The blocks of an element, one string each; words between blocks make a paragraph of their own. */
function blocks(parent: HTMLElement, address: string): string[] {
  const found: string[] = [];
  let words: Node[] = [];
  const flush = (): void => {
    const text = inline(words, address);
    if (text !== '') found.push(text);
    words = [];
  };
  for (const node of parent.childNodes) {
    if (isInline(node)) words.push(node);
    else if (isElement(node)) {
      flush();
      found.push(...block(node, address));
    }
  }
  flush();
  return found;
}

function block(node: HTMLElement, address: string): string[] {
  const tag = tagOf(node);
  const label = node.getAttribute('role') === 'img' && node.getAttribute('aria-label');
  if (label) return [`*${tidied(label)}*`];
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [`${'#'.repeat(Number(tag[1]))} ${inline(node.childNodes, address)}`];
    case 'ul':
    case 'ol':
      return list(node, address);
    case 'dl':
      return definitions(node, address);
    case 'pre':
      return [`\`\`\`\n${node.textContent.trim()}\n\`\`\``];
    case 'table':
      return tableOf(node, (cell) => inline(cell.childNodes, address));
    case 'blockquote':
    case 'aside':
      return quoted(blocks(node, address));
    case 'figcaption':
    case 'summary':
      return emphasised(blocks(node, address).join(' '));
    case 'hr':
      return ['---'];
    default:
      return blocks(node, address);
  }
}

function list(node: HTMLElement, address: string): string[] {
  const ordered = tagOf(node) === 'ol';
  const items = node.childNodes.filter(isElement).flatMap((item) => {
    const inside = blocks(item, address);
    return inside.length === 0 ? [] : [inside];
  });
  const lines = items.map((inside, at) => {
    const mark = ordered ? `${at + 1}. ` : '- ';
    const tight = inside.length > 1 && inside.slice(1).every((each) => /^(- |1\. )/.test(each));
    return (
      mark + inside.join(tight ? '\n' : '\n\n').replaceAll('\n', `\n${' '.repeat(mark.length)}`)
    );
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** A list of names and values, one line each. */
function definitions(node: HTMLElement, address: string): string[] {
  const pairs = node.querySelectorAll('dt').map((term) => {
    const values = [];
    for (let at = term.nextElementSibling; at && tagOf(at) === 'dd'; at = at.nextElementSibling)
      values.push(blocks(at, address).join(' '));
    return `- ${blocks(term, address).join(' ')}: ${values.join('; ')}`;
  });
  return pairs.length === 0 ? [] : [pairs.join('\n')];
}

function quoted(inside: readonly string[]): string[] {
  if (inside.length === 0) return [];
  return [inside.join('\n\n').replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>')];
}

const emphasised = (text: string): string[] =>
  text === '' ? [] : [text.startsWith('**') ? text : `**${text}**`];

function inline(nodes: readonly Node[], address: string): string {
  const parts = nodes.map((node, at) => {
    const before = nodes[at - 1];
    // Columns of a line stand beside each other on the page and must not run together here.
    const apart = before && isElement(before) && isElement(node) && [before, node].every(isColumn);
    const text = inlineOf(node, address);
    return apart && !/^[,.;:]/.test(text) ? ` ${text}` : text;
  });
  return parts
    .join('')
    .replaceAll(/[ \t\n]+/g, ' ')
    .replaceAll(/ ?\u0000 ?/g, '\\\n')
    .trim();
}

const isColumn = (node: HTMLElement): boolean =>
  ['span', 'data', 'small', 'a', 'code', 'b'].includes(tagOf(node));

function inlineOf(node: Node, address: string): string {
  if (!isElement(node)) return node.nodeType === NodeType.TEXT_NODE ? tidied(node.textContent) : '';
  const words = (): string => spaced(node, inline(node.childNodes, address));
  switch (tagOf(node)) {
    case 'a':
      return link(node, words(), address);
    case 'b':
    case 'strong':
      // The dark digits of a figure are no emphasis.
      return node.parentNode?.rawTagName === 'data' ? words() : wrapped(words(), '**');
    case 'code':
    case 'kbd':
    case 'samp':
      return wrapped(node.textContent.replaceAll(/\s+/g, ' '), '`');
    case 'em':
    case 'i':
    case 'cite':
      return wrapped(words(), '*');
    case 'br':
      return '\u0000';
    case 'sup':
      return `^${words()}`;
    default:
      return words();
  }
}

/** Spaces at an element’s own edges belong to the sentence around it. */
function spaced(node: HTMLElement, text: string): string {
  const raw = node.textContent;
  return `${/^\s/.test(raw) ? ' ' : ''}${text}${/\S\s+$/.test(raw) ? ' ' : ''}`;
}

function wrapped(text: string, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inside === '' ? text : `${before}${mark}${inside}${mark}${after}`;
}

function link(node: HTMLElement, text: string, address: string): string {
  const target = node.getAttribute('href');
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (!target || inside === '') return text;
  return `${before}[${inside}](${new URL(target, address).href})${after}`;
}
