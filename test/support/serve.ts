import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { hostHeaders } from './host-headers.ts';

/**
 * Serves the built site as a static host would: a folder by its index, anything
 * else 404 with the site's own page, each with what `_headers` says; with `compressed` after the port, text as
 * brotli, which is how its weight is measured.
 */
const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};
const PACKED = ['.woff2', '.wasm', '.png'];
const root = join(import.meta.dirname, '../../dist');
const headersFor = hostHeaders(readFileSync(join(root, '_headers'), 'utf8'));
const [, , port, how] = process.argv;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const inside = join(root, normalize(decodeURIComponent(pathname)));
  const file = inside.endsWith('/') ? join(inside, 'index.html') : inside;
  const found = inside.startsWith(root) && existsSync(file) && statSync(file).isFile();
  const sent = found ? file : join(root, '404.html');
  const type = TYPES[extname(sent)] ?? 'application/octet-stream';
  const headers = { ...headersFor(pathname), 'content-type': type };
  if (how === 'compressed' && !PACKED.includes(extname(sent))) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    response.writeHead(found ? 200 : 404, { ...headers, 'content-encoding': 'br' });
    response.end(brotliCompressSync(readFileSync(sent), { params }));
    return;
  }
  response.writeHead(found ? 200 : 404, headers);
  createReadStream(sent).pipe(response);
});
server.listen(Number(port));
