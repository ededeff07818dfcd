import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Built } from './built.ts';

/** The site built for another origin, under a base path, with a rule of somebody’s own beside the catalogue’s. */
const scratch = mkdtempSync(join(tmpdir(), 'weighbridge-'));
const out = join(scratch, 'site');
const site = new Built(out, '/scales');

beforeAll(() => {
  const content = join(scratch, 'content');
  cpSync('content', content, { recursive: true });
  const record = JSON.parse(
    readFileSync('content/conventions/non-embedding.json', 'utf8'),
  ) as object;
  const own = { ...record, name: 'House rule', order: 99, witnesses: [], counterWitnesses: [] };
  writeFileSync(join(content, 'conventions/house-rule.json'), JSON.stringify(own));
  const { status, stderr } = spawnSync('node_modules/.bin/astro', ['build', '--outDir', out], {
    encoding: 'utf8',
    env: {
      ...process.env,
      SITE_URL: 'https://count.example.org/',
      BASE_PATH: 'scales/',
      WEIGHBRIDGE_CONTENT: content,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) throw new Error(stderr);
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }), 60_000);

test('every link stays under the base path and leads somewhere', () => {
  const broken = site.addresses.flatMap((address) =>
    site
      .links(address)
      .filter((link) => link.startsWith('/') && !site.has(link))
      .map((link) => `${address}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('canonical addresses and links to paste name origin and base path', () => {
  const html = site.html('/models/zai-org/glm-4.5/body-plus-mtp/');
  const address = 'https://count.example.org/scales/models/zai-org/glm-4.5/body-plus-mtp/';
  expect(html).toContain(`<link rel="canonical" href="${address}">`);
  expect(html).toContain(`value="${address}"`);
  expect(site.html('/')).not.toContain('weighbridge.example');
});

test('a new convention is one new file, and stands on the pages', () => {
  expect(site.html('/conventions/')).toContain('House rule');
  expect(site.html('/models/zai-org/glm-4.5/house-rule/')).toContain('value="351245936544"');
  expect(site.html('/conventions/house-rule/')).toContain('House rule');
  expect(readFileSync(join(out, 'data/weigh.json'), 'utf8')).toContain('House rule');
});
