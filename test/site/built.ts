import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { importsOf } from './imports.ts';

const TEMPLATE = /<template[\s\S]*?<\/template>/g;

/** A built site on disk, asked as a browser would ask it. */
export class Built {
  readonly #folder: string;
  readonly #base: string;
  readonly #pages = new Map<string, string>();

  constructor(folder: string, base = '') {
    this.#folder = folder;
    this.#base = base;
  }

  /** Addresses of all pages, without the base path: "/models/", "/404.html". */
  get addresses(): string[] {
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`)
      .sort();
  }

  html(address: string): string {
    const known = this.#pages.get(address);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.#folder, this.#file(address)), 'utf8');
    this.#pages.set(address, text);
    return text;
  }

  /** Whether a link leads to a file of the site; a page must be linked with its slash. */
  has(link: string): boolean {
    const path = this.#inside(link);
    return (
      path !== null && !path.endsWith('//') && existsSync(join(this.#folder, this.#file(path)))
    );
  }

  /** The address of a link within the site, or null where it leaves it. */
  #inside(link: string): string | null {
    const path = link.split(/[?#]/)[0] ?? '';
    if (!path.startsWith(`${this.#base}/`)) return null;
    return decodeURIComponent(path.slice(this.#base.length));
  }

  page(link: string): string | null {
    const path = this.#inside(link);
    return path?.endsWith('/') || path?.endsWith('.html') ? path : null;
  }

  links(address: string): string[] {
    const found = this.html(address).matchAll(/\s(?:href|src|action)="([^"]*)"/g);
    return [...found].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  }

  ids(address: string): Set<string> {
    return new Set(this.idList(address));
  }

  /** Ids in order, those of templates left out: they are no part of the page yet. */
  idList(address: string): string[] {
    const html = this.html(address).replaceAll(TEMPLATE, '');
    return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
  }

  /** Whether a file is within so many bytes; the slow, exact weight is taken only where a quick one exceeds them. */
  within(link: string, bytes: number): boolean {
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    const path = join(this.#folder, this.#file(link));
    return (
      brotliCompressSync(readFileSync(path), quick).length <= bytes || this.weight(link) <= bytes
    );
  }

  /** Bytes of a file after brotli, as a server would send it. */
  weight(link: string): number {
    const path = this.#inside(link) ?? link;
    return brotliCompressSync(readFileSync(join(this.#folder, this.#file(path)))).length;
  }

  /** The scripts a page runs, with those they import. What waits in a template runs when a reader asks for it. */
  scripts(address: string): Set<string> {
    return this.#withImports(this.html(address).replaceAll(TEMPLATE, ''));
  }

  /** The scripts that wait in a page's templates, with those they import. */
  waiting(address: string): Set<string> {
    return this.#withImports((this.html(address).match(TEMPLATE) ?? []).join('\n'));
  }

  #withImports(html: string): Set<string> {
    const first = [...html.matchAll(/<script[^>]*\ssrc="([^"]*)"/g)];
    const queue = first.map(([, source = '']) => source);
    const found = new Set<string>();
    for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
      if (found.has(source)) continue;
      found.add(source);
      const code = readFileSync(join(this.#folder, this.#file(this.#inside(source) ?? '')), 'utf8');
      const folder = source.slice(0, source.lastIndexOf('/') + 1);
      queue.push(...importsOf(code).map((name) => folder + name));
    }
    return found;
  }

  #file(address: string): string {
    return address.endsWith('/') ? `${address}index.html` : address;
  }
}
