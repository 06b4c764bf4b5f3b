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

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Deadline } from '../Deadline';
import { newestKubernetes, oldestKubernetes } from '../kubernetesVersions';
import { Manifest, manifestOf } from '../manifests/Manifest';
import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asArray, asRecord, asString } from '../values';
import { helm, HelmResult } from './helm';
import { withoutOutside } from './valuesSchema';

/** More charts and value files are not rendered. */
const maxCharts = 10;
const maxValueFiles = 12;
const sha = 'c0ffee0123456789c0ffee0123456789c0ffee01';

/** What keeps a chart from being rendered, in Helm's words. */
export interface ChartProblem {
  file: string;
  line: number;
  message: string;
}

/** A chart rendered with the values of one environment. */
export interface Rendering {
  /** Their file, as the chart names it; `undefined` where the chart has no values but its own. */
  values?: string;
  manifests: Manifest[];
}

export interface Chart {
  /** Folder below the tree; empty for the tree itself. */
  folder: string;
  renderings: Rendering[];
  problems: ChartProblem[];
  /** Why it was not rendered although nothing is wrong with it. */
  skipped?: string;
}

const join = (folder: string, name: string) =>
  folder ? `${folder}/${name}` : name;

/** A file of a chart as the chart itself names it. */
const nameWithin = (folder: string, file: string) =>
  file.slice(join(folder, '').length);

/** Folders with a Chart.yaml that are no part of another chart. */
export function chartFolders(tree: Tree): string[] {
  const folders = allChartFolders(tree);
  const charts = new Set(folders);
  return folders
    .filter(
      folder => !foldersAround(`${folder}/`, 'charts').some(o => charts.has(o)),
    )
    .slice(0, maxCharts);
}

/** Every folder that has a folder of a name in which a file is, at whatever depth. */
export function foldersAround(file: string, name: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.flatMap((part, index) =>
    part === name ? [parts.slice(0, index).join('/')] : [],
  );
}

/** Every folder with a Chart.yaml, charts within charts included. */
export function allChartFolders(tree: Tree): string[] {
  return tree.files
    .filter(file => /(^|\/)Chart\.yaml$/.test(file))
    .map(file => file.slice(0, -'Chart.yaml'.length).replace(/\/$/, ''));
}

/** Why a chart is not rendered here although nothing is wrong with it; `undefined` where it can be. */
function notRendered(tree: Tree, folder: string): string | undefined {
  const chart = asRecord(
    new YamlFile('', tree.text(join(folder, 'Chart.yaml')) ?? '').documents[0]
      ?.value,
  );
  if (chart.type === 'library') {
    return 'It is a library: only charts that use it can be rendered.';
  }
  const missing = asArray(chart.dependencies).some(
    dependency =>
      !tree.has(
        join(
          folder,
          `charts/${asString(asRecord(dependency).name) ?? ''}/Chart.yaml`,
        ),
      ),
  );
  return missing
    ? 'It depends on charts that are not here as folders; Argo CD fetches them, this does not.'
    : undefined;
}

/** The schema as Helm may see it; one that is no JSON is not shown to it. */
function safeSchema(text: string): string | undefined {
  try {
    return JSON.stringify(withoutOutside(JSON.parse(text)).schema);
  } catch {
    return undefined;
  }
}

/** A tag that the pipeline sets later stands in already, so that everything is rendered that ever will be. */
function withTags(values: string): string {
  return values.replace(
    /^([ \t]*tag:[ \t]*)""([ \t]*# ci:tag\b)/gm,
    (_whole, before, after) => `${before}"${sha}"${after}`,
  );
}

/** Where Helm's message says that it is. */
function placeOf(
  message: string,
  folder: string,
): { file: string; line: number } {
  const place = /(?:\(|\s)[\w.-]+\/(templates\/[\w./-]+):(\d+)/.exec(message);
  return place
    ? { file: join(folder, place[1]), line: Number(place[2]) }
    : { file: join(folder, 'Chart.yaml'), line: 1 };
}

function problemOf(
  { stdout, stderr, stopped }: HelmResult,
  folder: string,
): ChartProblem {
  if (stopped) {
    return { ...placeOf('', folder), message: stopped };
  }
  const text = `${stdout}\n${stderr}`
    .slice(0, 20_000)
    .split('\n')
    .filter(line =>
      /error|\[ERROR\]|invalid|must|got|not allowed|too long/i.test(line),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600)
    .replace(/\/\S{0,80}slipway-lint-[^/\s]*\//g, '');
  return {
    ...placeOf(text, folder),
    message: text || 'Helm gives no reason.',
  };
}

/** Lines of rendered text belong to no file of the tree: the template that they come from is named. */
function parseRendered(stdout: string, folder: string): Manifest[] {
  const manifests: Manifest[] = [];
  for (const part of stdout.split(/^---$/m)) {
    const source = /^# Source: [^/\n]+\/(.+)$/m.exec(part)?.[1];
    const file = join(folder, source ?? 'templates');
    for (const { value } of new YamlFile(file, part).documents) {
      const manifest = manifestOf(value, file, () => 1);
      if (manifest) {
        manifests.push(manifest);
      }
    }
  }
  return manifests;
}

/** Renders a chart on a scratch copy of its text files, for each environment and Kubernetes version. */
export async function renderChart(
  tree: Tree,
  folder: string,
  program: string,
  deadline: Deadline,
): Promise<Chart> {
  const files = tree.files.filter(
    file => folder === '' || file.startsWith(`${folder}/`),
  );
  const valueFiles = files
    .filter(file => /^values-[\w.-]+\.ya?ml$/.test(nameWithin(folder, file)))
    .slice(0, maxValueFiles);
  const skipped = notRendered(tree, folder);
  const chart: Chart = {
    folder,
    renderings: [],
    problems: [],
    ...(skipped && { skipped }),
  };
  if (skipped) {
    return chart;
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-lint-'));
  try {
    const copy = path.join(scratch, 'chart');
    // A chart that only puts others together has none of its own; Helm's strict lint wants the folder.
    await mkdir(path.join(copy, 'templates'), { recursive: true });
    for (const file of files) {
      const name = path.join(copy, nameWithin(folder, file));
      await mkdir(path.dirname(name), { recursive: true });
      const text = tree.text(file)!;
      let content = text;
      if (/values[\w.-]*\.ya?ml$/.test(file)) {
        content = withTags(text);
      } else if (file.endsWith('values.schema.json')) {
        const schema = safeSchema(text);
        if (schema === undefined) {
          continue;
        }
        content = schema;
      }
      await writeFile(name, content);
    }
    const environments = valueFiles.length > 0 ? valueFiles : [undefined];
    for (const values of environments) {
      const flags = values
        ? ['--values', path.join(copy, nameWithin(folder, values))]
        : [];
      if (deadline.isOver) {
        break;
      }
      const linted = await helm(
        program,
        ['lint', copy, '--strict', ...flags],
        scratch,
        deadline,
      );
      if (linted.isMissing) {
        chart.problems.push({
          file: join(folder, 'Chart.yaml'),
          line: 1,
          message:
            'There is no Helm on this machine, so the chart was not checked.',
        });
        return chart;
      }
      if (!linted.ok) {
        chart.problems.push(problemOf(linted, folder));
        continue;
      }
      const rendered = await Promise.all(
        [oldestKubernetes, newestKubernetes].map(version =>
          helm(
            program,
            [
              'template',
              'release',
              copy,
              '--kube-version',
              `${version}.0`,
              ...flags,
            ],
            scratch,
            deadline,
          ),
        ),
      );
      const failed = rendered.find(({ ok }) => !ok);
      if (failed) {
        chart.problems.push(problemOf(failed, folder));
      } else {
        chart.renderings.push({
          ...(values && { values: nameWithin(folder, values) }),
          manifests: parseRendered(
            rendered[rendered.length - 1].stdout,
            folder,
          ),
        });
      }
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return chart;
}
