import { describe, expect, test } from 'vitest';
import { chooseFiles } from '../../src/headers/choose-files.ts';

const SHARDS = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'];
const SPLIT = ['big-00001-of-00002.gguf', 'big-00002-of-00002.gguf'];

describe('of the files of a folder', () => {
  test.each([
    [['config.json', 'a.safetensors'], 'safetensors', ['a.safetensors']],
    [[...SHARDS].reverse(), 'safetensors', SHARDS],
    [['model.safetensors', 'adapter_model.safetensors'], 'safetensors', ['model.safetensors']],
    [['only.gguf', 'README.md'], 'gguf', ['only.gguf']],
    [SPLIT, 'gguf', SPLIT],
    [['only.gguf', 'mmproj-only.gguf'], 'gguf', ['only.gguf']],
  ])('%j are %s %j', (names, format, files) => {
    expect(chooseFiles(names, 'folder')).toMatchObject({ format, files, index: null });
  });

  test('the index says which, before anything else', () => {
    const index = 'model.safetensors.index.json';
    const names = [index, ...SHARDS, 'consolidated.safetensors'];
    expect(chooseFiles(names, 'folder')).toMatchObject({ index, files: [] });
  });

  test('what lies beside the model is named', () => {
    const { notes } = chooseFiles(['only.gguf', 'mmproj-only.gguf'], 'folder');
    expect(notes.join()).toContain('mmproj-only.gguf');
    expect(chooseFiles(['a.safetensors'], 'folder').notes).toEqual([]);
  });

  test.each([
    [['a-Q4_K.gguf', 'a-Q8_0.gguf'], 'files-ambiguous'],
    [['a.safetensors', 'b.safetensors'], 'files-ambiguous'],
    [[SHARDS[1] ?? ''], 'shard-missing'],
    [[SPLIT[0] ?? ''], 'shard-missing'],
    [['pytorch_model.bin', 'config.json'], 'no-weights'],
    [[], 'no-weights'],
  ])('%j are refused: %s', (names, code) => {
    expect(() => chooseFiles(names, 'folder')).toThrow(expect.objectContaining({ code }) as Error);
  });
});
