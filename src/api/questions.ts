import { z } from 'zod';
import { questionPath } from '../site/addresses.ts';
import { questionsInOrder } from '../site/questions.ts';
import { GROUPS } from '../site/question-groups.ts';
import { absolute } from '../site/url.ts';
import type { ApiDocument } from './document.ts';
import { page, source, text, updated } from './forms.ts';

/**
 * The questions. An answer’s figures are counted when its page is built, so the
 * answers are put in from the pages once these stand: src/integrations/answers.ts.
 */
export const questionsDocument: ApiDocument = {
  name: 'questions',
  about: 'Every question with its answer as text, figures counted.',
  form: 'weighbridge.questions/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.questions/1'),
    questions: z.array(
      z.strictObject({
        slug: text,
        question: text,
        answer: text,
        group: z.enum(GROUPS),
        askedAt: z.array(source),
        sources: z.array(source),
        updated,
        page,
      }),
    ),
  }),
  make: async () => ({
    schema: 'weighbridge.questions/1',
    questions: (await questionsInOrder()).map(({ id, data }) => ({
      slug: id,
      question: data.question,
      answer: '',
      group: data.group,
      askedAt: data.askedAt,
      sources: data.sources,
      updated: data.updated,
      page: absolute(questionPath(id)),
    })),
  }),
};
