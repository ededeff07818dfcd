import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentFolder } from './content-folder.ts';
import { validate } from './read.ts';
import { termSchema, type TermRecord } from './term-schema.ts';

/** A term of the glossary; its slug is its file's name. */
export interface Term extends TermRecord {
  readonly slug: string;
}

/** Every term, by name. @throws ConfigError naming file, key and what was expected. */
export function loadTerms(folder = contentFolder()): readonly Term[] {
  const glossary = join(folder, 'glossary');
  return readdirSync(glossary)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => {
      const [, head = ''] =
        /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(glossary, name), 'utf8')) ?? [];
      return {
        slug: name.slice(0, -'.mdx'.length),
        ...validate(termSchema, parse(head), `glossary/${name}`),
      };
    })
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

/** The words of running prose that stand for a term. */
export function wordsOf({ term, linkAs }: Pick<Term, 'term' | 'linkAs'>): readonly string[] {
  return linkAs ?? [term];
}
