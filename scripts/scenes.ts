/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// The plugin's own app with recorded answers, as it would be built for people: ?scene=&theme=&language=, see
// plugins/argocd/dev. node --require <loader> scripts/scenes.ts serves it at port 3300.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';

const entry = path.resolve(__dirname, '../plugins/argocd/dev/index.tsx');
const html =
  '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Slipway</title><link rel="stylesheet" href="/index.css"><div id="root"></div><script type="module" src="/index.js"></script></html>';
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** @param port - another free one where it is 0 */
export async function serveScenes(
  port: number,
): Promise<{ url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    write: false,
    jsx: 'automatic',
    // What a bundler for browsers puts in the place of Node's own modules.
    alias: { stream: 'stream-browserify' },
    inject: [path.join(__dirname, 'buffer.ts')],
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      global: 'globalThis',
    },
    logLevel: 'error',
  });
  const files = new Map(
    outputFiles.map(({ path: name, contents }) => [name, contents]),
  );
  const server = createServer((req, res) => {
    const [name] = req.url!.split('?');
    const file = files.get(name);
    res.setHeader('Content-Type', types[path.extname(name)] ?? 'text/html');
    res.end(file ? Buffer.from(file) : html);
  });
  await new Promise<void>(resolve =>
    server.listen(port, '127.0.0.1', () => resolve()),
  );
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () => server.close(),
  };
}

if (require.main === module) {
  serveScenes(3300).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
}
