import { z } from 'zod';
import { conventionSchema } from '../catalogue/schema.ts';
import { rulePath } from '../site/addresses.ts';
import { absolute } from '../site/url.ts';
import { rules } from '../site/weighed.ts';
import type { ApiDocument } from './document.ts';
import { page, text } from './forms.ts';

/** The rules as they are counted by: a program can run one on a ledger with what stands here. */
export const conventionsDocument: ApiDocument = {
  name: 'conventions',
  about: 'Every counting rule: in words, and role by role as it is counted by.',
  form: 'weighbridge.conventions/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.conventions/1'),
    conventions: z.array(conventionSchema.omit({ order: true }).extend({ id: text, page })),
  }),
  make: () => ({
    schema: 'weighbridge.conventions/1',
    conventions: rules.map(({ order: _, ...rule }) => ({
      ...rule,
      page: absolute(rulePath(rule.id)),
    })),
  }),
};
