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

// npm run -s bench -- argocd-bundle: what the front end adds to a page, minified and gzipped, one figure a line.
import { build, Plugin } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const plugins = path.resolve(__dirname, '../../plugins');

/** What a page has loaded anyway: React, the router, and Backstage with its UI kit, its scaffolder with zod 3. */
const onThePage = [
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  'react-router-dom',
  '@backstage/*',
  'zod/v3',
];

/** What a page is promised that these add to it, in kilobytes. */
const budgets: Record<string, number> = { card: 60, tab: 44 };

const parts = {
  card: 'argocd/src/components/ArgocdOverviewCard/index.ts',
  tab: 'argocd/src/components/EntityArgocdContent/index.ts',
  graph: 'argocd/src/components/Resources/ResourceGraph.tsx',
  difference: 'argocd/src/components/Diff/DiffView.tsx',
  log: 'argocd/src/components/Logs/LogsPage.tsx',
  applications: 'argocd/src/components/Applications/index.ts',
  home: 'argocd/src/components/Home/index.ts',
  'form-fields': 'gitops/src/components/FormFields/index.ts',
};

/**
 * Leaves out what a part loads later. Without it esbuild counts a file that only such a later part needs with the first
 * one, because it splits by files; the bundler of the app splits by what is used.
 */
const loadedLater: Plugin = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path: wanted }) =>
      kind === 'dynamic-import' ? { path: wanted, external: true } : undefined,
    );
  },
};

/** Kilobytes of a part with everything that it loads at once. */
async function sizeOf(entry: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [path.join(plugins, entry)],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    jsx: 'automatic',
    external: onThePage,
    plugins: [loadedLater],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const bytes = outputFiles.reduce(
    (total, { contents }) => total + gzipSync(contents).length,
    0,
  );
  return bytes / 1024;
}

async function main() {
  for (const [name, entry] of Object.entries(parts)) {
    const size = await sizeOf(entry);
    process.stdout.write(`${name}-gzip-kb ${size.toFixed(1)} kB\n`);
    if (size > budgets[name]) {
      throw new Error(`The ${name} may add ${budgets[name]} kB to a page.`);
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
