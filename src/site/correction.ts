import { absolute, REPOSITORY } from './url.ts';

/** Where a reader reports what is wrong on a page: an issue that names the page and asks for a source. */
export function correctionAddress(title: string, path: string): string {
  const body = [
    `Page: ${absolute(path)}`,
    'What it says:',
    'What it should say:',
    'Source (a config, a file header, a paper):',
  ].join('\n\n');
  const query = new URLSearchParams({ title: `Correction: ${title}`, body });
  return `${REPOSITORY}/issues/new?${query}`;
}
