import { describe, expect, test } from 'vitest';
import { releasedTicket } from '#site/ticket.ts';
import { models, rules } from '#site/weighed.ts';
import { model, rule } from '../support/catalogue.ts';

describe('a ticket', () => {
  test('closes: gross less tare is net, for every model under every rule', () => {
    for (const each of models) {
      for (const convention of rules) {
        const { slip } = releasedTicket(each, convention);
        let sum = 0;
        for (const { kind, figure } of slip) {
          if (kind === 'net')
            expect([each.id, convention.id, sum]).toEqual([each.id, convention.id, figure.value]);
          sum = kind === 'net' ? figure.value : sum + figure.value;
        }
      }
    }
  });

  test('its arithmetic sums to the net total', () => {
    for (const each of models) {
      const { terms, slip } = releasedTicket(each, rule('everything-once'));
      const net = slip.find(({ kind }) => kind === 'net')?.figure.value;
      expect(terms.reduce((sum, { figure }) => sum + figure.value, 0)).toBe(net);
    }
  });

  test('stamps the label it reproduces, and says whose rule gives it elsewhere', () => {
    const glm = model('zai-org/glm-4.5');
    expect(releasedTicket(glm, rule('body-plus-mtp')).stamp).toBe('Reproduces 355B-A32B');
    const other = releasedTicket(glm, rule('head-only-active'));
    expect(other.stamp).toBe('Gives 353B-A33B');
    expect(other.stampNote).toContain('Its rule: Body + MTP');
  });

  test('every copy carries rule, version and address', () => {
    const { copies } = releasedTicket(model('openai/gpt-oss-120b'), rule('head-only-active'));
    for (const text of [copies.text, copies.markdown, copies.bibtex, copies.html]) {
      expect(text).toContain('head-only-active 1');
      expect(text).toContain('/models/openai/gpt-oss-120b/head-only-active/');
      expect(text).toContain('116,829,156,672');
    }
    expect(JSON.parse(copies.json)).toMatchObject({
      schema: 'weighbridge.count/1',
      conventions: { 'head-only-active': { total: 116_829_156_672, active: 5_132_849_472 } },
    });
  });

  test('its badge and its frame stand beside its own address; an undefined pair has none', () => {
    const glm = model('zai-org/glm-4.5');
    const { badge, embed } = releasedTicket(glm, rule('both-tables')).copies;
    expect(badge).toContain('(https://weighbridge.example/badge/zai-org/glm-4.5/both-tables.svg)');
    expect(embed).toContain('"https://weighbridge.example/embed/zai-org/glm-4.5/both-tables/"');
    expect(releasedTicket(glm, rule('gguf-sum')).copies).toMatchObject({ badge: '', embed: '' });
  });

  test('an undefined pair says why and shows no figure', () => {
    const view = releasedTicket(model('zai-org/glm-4.5'), rule('gguf-sum'));
    expect(view.slip).toEqual([]);
    expect(view.undefinedWhy).toMatch(/gguf/);
  });
});
