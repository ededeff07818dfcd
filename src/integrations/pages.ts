import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of the built site. */
export interface BuiltPage {
  /** Its file, within the site's folder. */
  readonly file: string;
  /** Its address, without the base path: /models/, /404.html. */
  readonly path: string;
  readonly html: string;
}

/** The pages of a built site, one at a time: together they are hundreds of megabytes. */
export function* pagesOf(site: string): Generator<BuiltPage> {
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const file = name.replaceAll('\\', '/');
    yield {
      file,
      path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      html: readFileSync(join(site, file), 'utf8'),
    };
  }
}
