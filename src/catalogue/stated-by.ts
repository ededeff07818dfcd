import type { ModelRecord } from './schema.ts';

/** The rules that a model's claims state as theirs, in the order of the claims. */
export function statedBy({ claims }: Pick<ModelRecord, 'claims'>): string[] {
  return claims.flatMap(({ states }) => states ?? []);
}
