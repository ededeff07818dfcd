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

const CORRECTED = {
  id: 'a-bias-more',
  date: '2027-01-31',
  why: 'A bias was counted that the file doesn’t have.',
  source: { title: 'Header', url: 'https://maker.example/header', date: null },
  figures: [
    {
      model: 'zai-org/glm-4.5',
      rule: 'body-plus-mtp',
      version: '1',
      was: { total: 355_234_006_337, active: 32_482_313_536 },
      now: { total: 355_234_006_336, active: 32_482_313_536 },
    },
  ],
} as const;

beforeAll(() => {
  const content = join(scratch, 'content');
  cpSync('content', content, { recursive: true });
  const record = JSON.parse(
    readFileSync('content/conventions/non-embedding.json', 'utf8'),
  ) as object;
  const own = { ...record, name: 'House rule', order: 99, witnesses: [], counterWitnesses: [] };
  writeFileSync(join(content, 'conventions/house-rule.json'), JSON.stringify(own));
  const figures = join(content, 'published/figures.tsv');
  writeFileSync(
    figures,
    readFileSync(figures, 'utf8').replace(
      /^(zai-org\/glm-4\.5\tbody-plus-mtp\t1\t)\d+/m,
      `$1${CORRECTED.figures[0].was.total}`,
    ),
  );
  writeFileSync(join(content, 'published/corrections.json'), JSON.stringify([CORRECTED]));
  const { status, stderr } = spawnSync('node_modules/.bin/astro', ['build', '--outDir', out], {
    encoding: 'utf8',
    // Astro says a line for each of many thousand files, more than a pipe’s buffer takes.
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SITE_URL: 'https://count.example.org/',
      BASE_PATH: 'scales/',
      WEIGHBRIDGE_CONTENT: content,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) throw new Error(stderr);
}, 300_000);
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

test('a correction stands on its figure’s page, its model’s, the page of all and in the feed', () => {
  const number = '/models/zai-org/glm-4.5/body-plus-mtp/';
  for (const address of [number, '/models/zai-org/glm-4.5/', '/corrections/']) {
    const html = site.html(address);
    expect([address, html.includes(CORRECTED.why)]).toEqual([address, true]);
    expect([address, html.includes('<s>355,234,006,337 / 32,482,313,536 active</s>')]).toEqual([
      address,
      true,
    ]);
  }
  expect(site.html('/models/zai-org/glm-4.5/both-tables/')).not.toContain(CORRECTED.why);
  const [first] = readFileSync(join(out, 'rss.xml'), 'utf8').match(/<item>.*<\/item>/g) ?? [];
  expect(first).toContain('<link>https://count.example.org/scales/corrections/#a-bias-more</link>');
});

test('frames, pictures, twins, data and headers name the origin and the base path too', () => {
  const root = 'https://count.example.org/scales';
  const number = '/models/zai-org/glm-4.5/body-plus-mtp/';
  expect(site.html('/embed/zai-org/glm-4.5/body-plus-mtp/')).toContain(`href="${root}${number}"`);
  expect(site.html(number)).toContain(
    `<meta property="og:image" content="${root}/og/models/zai-org/glm-4.5/body-plus-mtp.png">`,
  );
  expect(site.html(number)).toContain(
    'href="/scales/embed/zai-org/glm-4.5/body-plus-mtp/oembed.json"',
  );
  for (const file of ['llms.txt', 'models/zai-org/glm-4.5.md', 'api/v1/index.json', 'rss.xml'])
    expect([file, readFileSync(join(out, file), 'utf8').includes(`${root}/`)]).toEqual([
      file,
      true,
    ]);
  expect(readFileSync(join(out, '_headers'), 'utf8')).toContain('/scales/embed/*\n');
});
