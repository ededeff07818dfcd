import { resolve } from 'node:path';

/**
 * Where the records stand: the project's `content`, or another folder of the
 * same shape named by WEIGHBRIDGE_CONTENT (tests add a convention there).
 */
export function contentFolder(): string {
  const project = resolve(import.meta.dirname, '../../content');
  return process.env['WEIGHBRIDGE_CONTENT'] ?? project;
}
