import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byRole, ledgerOf, ROLES } from '#engine';

/**
 * Counts made by building each architecture's reference class, not by this
 * project: ten configs a family that vary every field the family reads.
 */
const folder = join(import.meta.dirname, 'goldens');

interface Golden {
  readonly madeBy: string;
  readonly cases: readonly { config: Record<string, unknown>; byRole: Record<string, number> }[];
}

for (const file of readdirSync(folder)) {
  const golden = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden;
  describe(`${file.replace('.json', '')} against its reference class`, () => {
    test.each(golden.cases.map((each, at) => [at, each] as const))(
      'config %i, role by role',
      (_, each) => {
        const roles: Record<string, number> = byRole(ledgerOf(each.config));
        const expected = Object.fromEntries(
          ROLES.map((role) => [role, role === 'mtp' ? roles['mtp'] : (each.byRole[role] ?? 0)]),
        );
        expect(roles).toEqual(expected);
      },
    );
  });
}

test('every family has goldens', async () => {
  const { FAMILIES } = await import('#engine/families/index.ts');
  const files = readdirSync(folder).map((file) => file.replace('.json', ''));
  expect(files.sort()).toEqual(FAMILIES.map(({ id }) => id).sort());
});
