import { expect, test } from 'vitest';
import { correctionAddress } from '#site/correction.ts';
import { latest, spelled } from '#site/day.ts';

test('a correction names the page and asks for a source', () => {
  const address = new URL(correctionAddress('GLM-4.5 & others', '/models/zai-org/glm-4.5/'));
  expect(address.pathname).toMatch(/\/issues\/new$/);
  expect(address.searchParams.get('title')).toBe('Correction: GLM-4.5 & others');
  const body = address.searchParams.get('body') ?? '';
  expect(body).toContain('https://weighbridge.example/models/zai-org/glm-4.5/');
  expect(body).toContain('Source');
});

test('a date is spelled whatever the time zone', () => {
  expect(spelled('2026-11-04')).toBe('4 November 2026');
});

test('the later of two dates counts', () => {
  expect(latest('2026-11-04', undefined, '2026-02-28')).toBe('2026-11-04');
  expect(latest(undefined)).toBe(undefined);
});
