import { expect, test } from 'vitest';
import { planView } from '#components/island/plan/view.ts';
import { loadCatalogue } from '#catalogue';

const { models } = loadCatalogue();

test('every catalogue model’s plan closes at what its file stores', () => {
  for (const model of models) {
    const view = planView(model);
    const sum = view.rows.reduce((all, row) => all + row.sum.value, 0);
    expect([model.id, sum]).toEqual([model.id, view.sum.value]);
    for (const row of view.rows) {
      const times = Number(row.times.replaceAll(',', ''));
      expect(row.each.value * times).toBe(row.sum.value);
    }
  }
});

test('GLM-4.5’s plan has the thread’s figures, copies apart', () => {
  const model = models.find(({ id }) => id === 'zai-org/glm-4.5');
  if (!model) throw new Error('No GLM-4.5.');
  const view = planView(model);
  expect(view.sum.value).toBe(358337791296);
  const q = view.rows.find(({ name }) => name === 'model.layers.*.self_attn.q_proj.weight');
  expect(q).toMatchObject({ sizes: '12,288 × 5,120', times: '92', copies: 'layers' });
  expect(view.rows.filter(({ role }) => role.endsWith('second copy'))).toHaveLength(2);
});

test('a config without facts of a file closes at every tensor once', () => {
  const model = models.find(({ id }) => id === 'zai-org/glm-4.5');
  if (!model) throw new Error('No GLM-4.5.');
  const { sum, sumLabel } = planView({ name: 'GLM-4.5', config: model.config });
  expect(sum.value).toBe(356785898816);
  expect(sumLabel).toBe('Every tensor once');
});
