import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { byRole, ledgerOf, stored, unique, weighUnder, type Figure, type Ledger } from '#engine';

const { conventions, models } = loadCatalogue();
const rule = (id: string) => {
  const found = conventions.find((each) => each.id === id);
  if (!found) throw new Error(`no convention ${id}`);
  return found;
};
const exact = (figure: Figure): number => {
  if (figure.kind !== 'exact') throw new Error(`no exact figure: ${JSON.stringify(figure)}`);
  return figure.value;
};

/** Small configs of a routed family, every field free within what a model can have. */
const moeConfigs = fc.record({
  model_type: fc.constant('qwen3_moe'),
  vocab_size: fc.integer({ min: 1, max: 5000 }),
  hidden_size: fc.integer({ min: 1, max: 512 }),
  num_hidden_layers: fc.integer({ min: 1, max: 12 }),
  num_attention_heads: fc.integer({ min: 1, max: 16 }),
  num_key_value_heads: fc.integer({ min: 1, max: 8 }),
  head_dim: fc.integer({ min: 1, max: 128 }),
  intermediate_size: fc.integer({ min: 1, max: 512 }),
  moe_intermediate_size: fc.integer({ min: 1, max: 256 }),
  num_experts: fc.integer({ min: 1, max: 64 }),
  tie_word_embeddings: fc.boolean(),
  attention_bias: fc.boolean(),
});

describe('for any config', () => {
  test('the roles sum to unique', () => {
    fc.assert(
      fc.property(moeConfigs, (config) => {
        const ledger = ledgerOf({ ...config, num_experts_per_tok: 1 });
        const sum = Object.values(byRole(ledger)).reduce((all, role) => all + role, 0);
        expect(sum).toBe(unique(ledger));
      }),
    );
  });

  test('tying removes exactly one table', () => {
    fc.assert(
      fc.property(moeConfigs, (config) => {
        const tied = ledgerOf({ ...config, num_experts_per_tok: 1, tie_word_embeddings: true });
        const untied = ledgerOf({ ...config, num_experts_per_tok: 1, tie_word_embeddings: false });
        expect(unique(untied) - unique(tied)).toBe(config.vocab_size * config.hidden_size);
      }),
    );
  });

  test('choosing every expert makes active equal total under both-tables', () => {
    fc.assert(
      fc.property(moeConfigs, (config) => {
        const ledger = ledgerOf({ ...config, num_experts_per_tok: config.num_experts });
        const { total, active } = weighUnder(ledger, rule('both-tables'));
        expect(exact(active)).toBe(exact(total));
      }),
    );
  });

  test('one expert more per token adds one expert per layer', () => {
    const active = (config: Record<string, unknown>, topK: number): number =>
      exact(
        weighUnder(ledgerOf({ ...config, num_experts_per_tok: topK }), rule('both-tables')).active,
      );
    fc.assert(
      fc.property(moeConfigs, (config) => {
        fc.pre(config.num_experts > 1);
        const expert =
          3 * config.hidden_size * config.moe_intermediate_size * config.num_hidden_layers;
        expect(active(config, 2) - active(config, 1)).toBe(expert);
      }),
    );
  });

  test('experts without weights make any active figure a range', () => {
    const ledger = ledgerOf({ ...smallMoe(), num_experts_per_tok: 4 });
    const { moe } = ledger;
    if (!moe) throw new Error('routes');
    const zero: Ledger = { ...ledger, moe: { ...moe, zeroExperts: 3 } };
    const { active } = weighUnder(zero, rule('both-tables'));
    const whole = exact(weighUnder(ledger, rule('both-tables')).active);
    const expert = byRole(ledger).routed / moe.experts;
    expect(active).toEqual({ kind: 'range', range: { min: whole - 3 * expert, max: whole } });
  });
});

describe.each(models.map((model) => [model.id, ledgerOf(model.config, model.file)] as const))(
  '%s',
  (_, ledger) => {
    test('no total but that of a rule with scales and buffers exceeds what is stored', () => {
      const inFile = stored(ledger);
      if (inFile === null) throw new Error('a catalogue record states what the file stores');
      for (const each of conventions.filter(({ extras }) => extras === 'out')) {
        const { total } = weighUnder(ledger, each);
        if (total.kind === 'exact') expect(total.value, each.id).toBeLessThanOrEqual(inFile);
      }
    });

    test('no active figure exceeds its total', () => {
      for (const each of conventions) {
        const { total, active } = weighUnder(ledger, each);
        if (total.kind === 'exact' && active.kind === 'exact') {
          expect(active.value, each.id).toBeLessThanOrEqual(total.value);
        }
      }
    });

    test('the arithmetic of every total adds up, and each line multiplies out', () => {
      for (const each of conventions) {
        const { total, arithmetic } = weighUnder(ledger, each);
        if (total.kind !== 'exact') continue;
        const products = arithmetic.map(({ factors }) =>
          factors.reduce((all, { size }) => all * size, 1),
        );
        expect(products).toEqual(arithmetic.map(({ elements }) => elements));
        expect(
          products.reduce((sum, term) => sum + term, 0),
          each.id,
        ).toBe(total.value);
      }
    });

    test('parts sum to the figures', () => {
      for (const each of conventions) {
        const { total, active, parts } = weighUnder(ledger, each);
        if (total.kind !== 'exact') continue;
        expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(total.value);
        if (active.kind === 'exact' && parts.every((part) => part.active !== null)) {
          expect(parts.reduce((sum, part) => sum + (part.active?.max ?? 0), 0)).toBe(active.value);
        }
      }
    });
  },
);

function smallMoe(): Record<string, unknown> {
  return {
    model_type: 'qwen3_moe',
    vocab_size: 100,
    hidden_size: 16,
    num_hidden_layers: 2,
    num_attention_heads: 2,
    num_key_value_heads: 1,
    head_dim: 8,
    intermediate_size: 32,
    moe_intermediate_size: 8,
    num_experts: 8,
  };
}
