import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { API, questionPath } from '../site/addresses.ts';

interface Questions {
  readonly questions: readonly { readonly slug: string }[];
}

/** Puts each answer, whose figures are counted when its page is built, into the API’s document of questions. */
export function answers(): AstroIntegration {
  return {
    name: 'answers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const file = join(site, API, 'questions.json');
        const data = JSON.parse(readFileSync(file, 'utf8')) as Questions;
        const questions = data.questions.map((question) => {
          const page = join(site, questionPath(question.slug), 'index.html');
          return { ...question, answer: answerIn(readFileSync(page, 'utf8'), page) };
        });
        writeFileSync(file, JSON.stringify({ ...data, questions }));
      },
    },
  };
}

/** The answer as the page states it for programs. */
function answerIn(html: string, page: string): string {
  const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  const { '@graph': statements = [] } = JSON.parse(json) as {
    '@graph'?: { '@type': string; mainEntity?: { acceptedAnswer: { text: string } }[] }[];
  };
  const answer = statements.find((each) => each['@type'] === 'FAQPage')?.mainEntity?.[0];
  if (!answer) throw new Error(`${page}: a question’s page states its answer as FAQPage.`);
  return answer.acceptedAnswer.text;
}
