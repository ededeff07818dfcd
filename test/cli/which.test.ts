import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The command as a caller runs it. */
function which(...args: readonly string[]) {
  return spawnSync('node', ['src/which.ts', ...args], { cwd: root, encoding: 'utf8' });
}

describe('which', () => {
  test('gives one object in the documented form', () => {
    const { status, stdout } = which('355B / 32B', '--model', 'zai-org/GLM-4.5', '--json');
    expect(status).toBe(0);
    const { schema, matches, near } = JSON.parse(stdout) as {
      schema: string;
      matches: object[];
      near: { convention: string; says: string }[];
    };
    expect(schema).toBe('weighbridge.which/1');
    expect(matches[0]).toEqual({
      model: 'zai-org/glm-4.5',
      total: { convention: 'body-plus-mtp', rounding: 'half-up', exact: 355_234_006_336 },
      active: { convention: 'body-plus-mtp', rounding: 'half-up', exact: 32_482_313_536 },
      rank: 1,
    });
    expect(near.find(({ convention }) => convention === 'non-embedding-one-table')?.says).toBe(
      'over by the head: 775,946,240',
    );
  });

  test('searches the whole catalogue where no model is named', () => {
    const { stdout } = which('116.83B', '--json');
    const { matches } = JSON.parse(stdout) as { matches: { model: string; active: null }[] };
    expect(matches[0]).toMatchObject({ model: 'openai/gpt-oss-120b', active: null });
  });

  test('prints readings with their rule, rounding and digits', () => {
    const { stdout } = which('15.7B', 'A2.4B', '--model', 'deepseek-ai/deepseek-v2-lite');
    for (const text of ['2,451,435,008  truncate', '15,706,484,224  half-up', 'head-only-active'])
      expect(stdout).toContain(text);
  });

  test('says when no rule gives a label', () => {
    const { status, stdout } = which('230B', '--model', 'minimaxai/minimax-m2.1');
    expect([status, stdout]).toEqual([0, 'No rule gives it.\n']);
  });

  test.each([
    [['355 / thirty'], /label: "355 \/ thirty"\. “thirty” in it is not a figure/],
    [[], /Give a label.*Usage: npm run -s which/],
    [['7B', '--modle', 'x'], /Usage: npm run -s which/],
    [['7B', '--model', './no-such.json'], /no-such\.json/],
  ])('%j is refused with the way out', (args, why) => {
    const { status, stderr } = which(...args);
    expect([status, why.test(stderr)]).toEqual([2, true]);
  });
});
