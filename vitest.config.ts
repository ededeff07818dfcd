import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
<<<<<<< HEAD
    include: ['test/{engine,headers,catalogue,content,component,cli}/**/*.test.ts'],
=======
    include: ['test/{engine,catalogue,content,component,cli,search}/**/*.test.ts'],
>>>>>>> 6f74768 (Search knows titles, other names and figures before it reads text, and answers with the figure itself; each page allows its own scripts and styles)
    testTimeout: 20_000,
  },
});
