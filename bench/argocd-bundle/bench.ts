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
import { build, Metafile } from 'esbuild';
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

/** The promise that the card makes to the entity page. */
const cardBudgetKb = 60;

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

/** Styles that a part loads at once: esbuild puts those of what is loaded later into the same file. */
function stylesOf(entry: string, { inputs }: Metafile): string[] {
  const wanted = new Set([entry]);
  for (const file of wanted) {
    for (const { path: imported, kind } of inputs[file].imports) {
      if (kind === 'import-statement' && inputs[imported]) {
        wanted.add(imported);
      }
    }
  }
  return [...wanted].filter(file => file.endsWith('.css'));
}

async function sizeOfStyles(files: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: files
        .map(file => `@import ${JSON.stringify(`./${file}`)};`)
        .join(''),
      loader: 'css',
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    write: false,
  });
  return gzipSync(outputFiles[0].contents).length;
}

/** Kilobytes of a part with everything that it loads at once; what it loads later is not counted. */
async function sizeOf(entry: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(plugins, entry)],
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    write: false,
    metafile: true,
    jsx: 'automatic',
    external: onThePage,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const first = Object.keys(metafile.outputs).find(file =>
    metafile.outputs[file].entryPoint?.endsWith(entry),
  )!;
  const wanted = new Set([first]);
  for (const file of wanted) {
    const { imports } = metafile.outputs[file];
    for (const { path: imported, kind } of imports) {
      if (kind === 'import-statement' && metafile.outputs[imported]) {
        wanted.add(imported);
      }
    }
  }
  const bytes = outputFiles
    .filter(file => wanted.has(path.relative(process.cwd(), file.path)))
    .reduce((total, file) => total + gzipSync(file.contents).length, 0);
  const styles = stylesOf(metafile.outputs[first].entryPoint!, metafile);
  return (bytes + (await sizeOfStyles(styles))) / 1024;
}

async function main() {
  for (const [name, entry] of Object.entries(parts)) {
    const size = await sizeOf(entry);
    process.stdout.write(`${name}-gzip-kb ${size.toFixed(1)} kB\n`);
    if (name === 'card' && size > cardBudgetKb) {
      throw new Error(`The card may add ${cardBudgetKb} kB to a page.`);
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
