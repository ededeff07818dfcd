import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { headers } from './src/integrations/headers.ts';
import { llms } from './src/integrations/llms.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { oneCardEach } from './src/integrations/one-card-each.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { previews } from './src/integrations/previews.ts';
import { searchDescriptions } from './src/integrations/search-descriptions.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { answers } from './src/integrations/answers.ts';
import { contentSecurityPolicy } from './src/integrations/content-security-policy.ts';
import { firstUse } from './src/markdown/first-use.ts';
import { codeThemes } from './src/markdown/code-themes.ts';
import { BASE_PATH, SITE } from './src/site/url.ts';

export default defineConfig({
  site: SITE,
  base: BASE_PATH,
  output: 'static',
  trailingSlash: 'always',
  cacheDir: './.astro',
  // A reading page is one request: its styles stand in the page.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  // The worker of /count/ loads what reads a format when there is one.
  vite: { worker: { format: 'es' } },
  markdown: { processor: satteri({ mdastPlugins: [firstUse()] }), shikiConfig: codeThemes },
  integrations: [
    mdx(),
    oneCardEach(),
    contentSecurityPolicy(),
    answers(),
    searchDescriptions(),
    markdownTwins(),
    previews(),
    llms(),
    pagefind(),
    sitemap(),
    headers(),
  ],
});
