import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { ledgerOf } from '#engine';
import { readLabel } from '../../../src/engine/solver/label.ts';
import { gapText, nearText } from '../../../src/engine/solver/near-words.ts';
import { solve, type Solution } from '../../../src/engine/solver/solve.ts';
import type { SolvableModel } from '../../../src/engine/solver/parts.ts';
import { solvable } from '../../../src/engine/solver/table.ts';
import { figure } from '../../support/catalogue.ts';

const { models, conventions: rules } = loadCatalogue();
const table = models.map(({ id, name, claims, config, file }): SolvableModel => {
  const states = claims.flatMap((claim) => claim.states ?? []);
  return solvable({ id, name, states }, ledgerOf(config, file), rules);
});

function which(text: string, model?: string): Solution {
  const chosen = model === undefined ? table : table.filter(({ id }) => id === model);
  return solve(readLabel(text), chosen, rules);
}

describe('a short label of the whole catalogue', () => {
  test.each(['1T', '1B', '7B'])('%s lists no figure that is only rounded up to it', (text) => {
    const { matches } = which(text);
    expect(matches.length).toBeGreaterThan(0);
    const ways = matches.flatMap(({ total, active }) => [total?.rounding, active?.rounding]);
    expect(ways).not.toContain('ceil');
  });

  test('no model of a billion is one of a trillion rounded up', () => {
    expect(which('1T', 'qwen/qwen2.5-1.5b').matches).toEqual([]);
    expect(which('0.9T', 'deepseek-ai/deepseek-v3').matches).toEqual([]);
  });
});

describe('a label of one model', () => {
  test('is given by every rule that fits, the one its maker states first', () => {
    expect(which('355B / 32B', 'zai-org/glm-4.5').matches).toEqual([
      {
        model: 'zai-org/glm-4.5',
        total: { convention: 'body-plus-mtp', rounding: 'half-up', exact: 355_234_006_336 },
        active: { convention: 'body-plus-mtp', rounding: 'half-up', exact: 32_482_313_536 },
        rank: 1,
      },
      {
        model: 'zai-org/glm-4.5',
        total: { convention: 'body-plus-mtp-label', rounding: 'half-up', exact: 355_234_006_336 },
        active: { convention: 'body-plus-mtp-label', rounding: 'half-up', exact: 32_080_373_664 },
        rank: 2,
      },
    ]);
  });

  test('whose digits are cut ranks after one that is rounded half up', () => {
    const [first] = which('30.5B-A3.3B', 'qwen/qwen3-30b-a3b').matches;
    expect(first?.active).toEqual({
      convention: 'both-tables',
      rounding: 'truncate',
      exact: 3_353_032_704,
    });
    const ranks = which('671B', 'deepseek-ai/deepseek-v3').matches.map(({ rank }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks[0]).toBe(1);
  });

  test('may take its two figures from two rules', () => {
    // GLM-4.5 under its caption, with the head in the active figure alone.
    const { matches } = which('355B / 33B', 'zai-org/glm-4.5');
    const pairs = matches.map(({ total, active }) => [total?.exact, active?.exact]);
    expect(pairs).toContainEqual([355_234_006_336, 32_856_319_904]);
    // One rule gives it too, if 32.48 is rounded up: that comes last.
    expect(matches[0]?.total?.convention).not.toBe(matches[0]?.active?.convention);
    expect(matches.at(-1)).toMatchObject({
      total: { convention: 'body-plus-mtp-label' },
      active: { convention: 'body-plus-mtp-label', rounding: 'ceil' },
    });
  });

  test('that fits by half says which half', () => {
    const { matches } = which('230B / 10B', 'minimaxai/minimax-m2.1');
    expect(matches.length).toBeGreaterThan(0);
    expect(matches.every(({ total }) => total === null)).toBe(true);
    expect(matches.map(({ active }) => active?.exact)).toContain(10_415_956_480);
  });

  test('without a mark may be an active figure, after every total', () => {
    const { matches } = which('5.13B', 'openai/gpt-oss-120b');
    expect(matches[0]).toMatchObject({ total: null, active: { convention: 'head-only-active' } });
    expect(which('5.13B total', 'openai/gpt-oss-120b').matches).toEqual([]);
    const both = which('37B', 'deepseek-ai/deepseek-v3').matches;
    expect(both.every(({ total }) => total === null)).toBe(true);
  });
});

describe('a rule that nearly gives a label', () => {
  const nearOf = (text: string, model: string, rule: string) => {
    const found = which(text, model).near.find(({ convention }) => convention === rule);
    if (!found) throw new Error(`${rule} is not near.`);
    return found;
  };

  test('lacks a part that is named by its role', () => {
    const near = nearOf('352,797,829,024 / 32,856,319,904', 'zai-org/glm-4.5', 'non-embedding');
    expect(near.active?.missing).toEqual([{ role: 'head', amount: 775_946_240 }]);
    expect(near.active && gapText(near.active)).toBe('short by the head: 775,946,240');
  });

  test('says so once where both figures lack the same', () => {
    const near = nearOf('355B / 32B', 'zai-org/glm-4.5', 'non-embedding-modules');
    expect(nearText(near)).toBe('over by the head: 775,946,240');
  });

  test('says which figure it is that misses', () => {
    expect(nearText(nearOf('355B / 32B', 'zai-org/glm-4.5', 'non-embedding'))).toBe(
      'total short by the MTP block: 3,988,069,792',
    );
    expect(nearText(nearOf('355B / 32B', 'zai-org/glm-4.5', 'both-tables'))).toBe(
      'total short by the MTP block: 3,988,069,792, ' +
        'but over by the embedding: 775,946,240 and the head: 775,946,240. ' +
        'Active over by the embedding: 775,946,240',
    );
  });

  test('of a tied model may lack its table a second time', () => {
    const near = nearOf('180B', 'bigscience/bloom', 'everything-once');
    expect(nearText(near)).toBe('short by the tied table counted twice: 3,596,615,680');
    expect(near.total?.reached).toBe(179_843_887_104);
  });

  test('is not shown where no parts fill the gap', () => {
    expect(which('230B / 10B', 'minimaxai/minimax-m2.1').near).toEqual([]);
  });
});

describe('over the whole catalogue', () => {
  test('a label finds its model', () => {
    for (const [label, model, rule] of [
      ['355B / 32B', 'zai-org/glm-4.5', 'body-plus-mtp'],
      ['117B A5.1B', 'openai/gpt-oss-120b', 'head-only-active'],
      ['30.5B-A3.3B', 'qwen/qwen3-30b-a3b', 'both-tables'],
      ['671B', 'deepseek-ai/deepseek-v3', 'both-tables'],
    ] as const) {
      const [first] = which(label).matches;
      expect([first?.model, first?.total?.convention]).toEqual([model, rule]);
    }
  });

  test('every figure of every model is found by its digits, under its own rule', () => {
    for (const model of table) {
      model.figures.forEach(([total], at) => {
        // A rule for matrix products gives nothing where there are none.
        if (!total) return;
        const { matches } = solve(readLabel(`${total} total`), [model], rules);
        const found = matches.find((match) => match.total?.convention === rules[at]?.id);
        expect(found?.total).toEqual({
          convention: rules[at]?.id,
          rounding: 'half-up',
          exact: total,
        });
      });
    }
  });

  test('named parts sum to the gap, and what they reach prints as the label does', () => {
    for (const { model, convention, total } of which('355B / 32B').near) {
      const exact = figure(model, convention, 'total');
      const sum = total?.missing.reduce((all, { amount }) => all + amount, 0) ?? 0;
      expect(Number(exact) + sum).toBe(total?.reached);
    }
  });

  test('an answer takes less than 50 ms', () => {
    const times = ['355B / 32B', '7B', '30B / 3B'].map((text) => {
      const before = performance.now();
      which(text);
      return performance.now() - before;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
