import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** Serves the built site as a static host would: a folder by its index, anything else 404 with the site's own page. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const root = join(import.meta.dirname, '../../dist');

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const inside = join(root, normalize(decodeURIComponent(pathname)));
  const file = inside.endsWith('/') ? join(inside, 'index.html') : inside;
  const found = inside.startsWith(root) && existsSync(file) && statSync(file).isFile();
  const sent = found ? file : join(root, '404.html');
  const type = TYPES[extname(sent)] ?? 'application/octet-stream';
  response.writeHead(found ? 200 : 404, { 'content-type': type });
  createReadStream(sent).pipe(response);
});
server.listen(Number(process.argv[2]));
