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
import { Note, Profile } from '../finding';
import { newestKubernetes, oldestKubernetes } from '../kubernetesVersions';
import { lineInTemplate } from '../manifests/lineInTemplate';
import { Manifest, manifestsOf } from '../manifests/Manifest';
import { Tree } from '../tree/Tree';
import { YamlFile } from '../tree/YamlFile';
import { asRecord, asString, Values } from '../values';
import { join } from './chartFolders';
import { dependenciesOf } from './dependencies';
import { helm, HelmResult } from './helm';
import { schemaFailures } from './schemaFailures';
import { withoutOutside } from './valuesSchema';
import { ChartSource, placeOfValue, ValueSet, valueSets } from './valueSets';

const sha = 'c0ffee0123456789c0ffee0123456789c0ffee01';

/** What keeps a chart from being rendered, in Helm's words. */
export interface ChartProblem {
  file: string;
  line: number;
  message: string;
  profile: Profile;
}

/** A chart rendered with the values of one environment. */
export interface Rendering {
  /** Its value files, as the chart names them. */
  files: string[];
  /** The Kubernetes that it was rendered for. */
  kubernetesVersion: string;
  manifests: Manifest[];
}

export interface Chart {
  /** Folder below the tree; empty for the tree itself. */
  folder: string;
  renderings: Rendering[];
  problems: ChartProblem[];
  /** What it needs and the tree does not have. */
  notSeen: Note[];
  /** Why it was not rendered although it could have been. */
  notChecked: Note[];
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

/** A file of a chart as the chart itself names it. */
const nameWithin = (folder: string, file: string) =>
  file.slice(join(folder, '').length);

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

function wordsOf(text: string, wanted: RegExp): string {
  return text
    .slice(0, 20_000)
    .split('\n')
    .filter(line => wanted.test(line))
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600)
    .replace(/\/\S{0,80}slipway-lint-[^/\s]*\//g, '');
}

const isFailure = /error|\[ERROR\]|invalid|must|got|not allowed|too long/i;

function failureOf(output: string, folder: string): ChartProblem {
  const text = wordsOf(output, isFailure);
  return {
    ...placeOf(text, folder),
    message: text || 'Helm gives no reason.',
    profile: 'broken',
  };
}

/** Somebody has to give a value that no file of the tree has. */
const isDemand =
  /error calling (required|fail)\b|execution error at|values don't meet the specifications/;

/** Lines of rendered text belong to no file of the tree: the template that they come from is named. */
function parseRendered(
  tree: Tree,
  stdout: string,
  sourceOf: (source: string) => string,
): Manifest[] {
  const manifests: Manifest[] = [];
  for (const part of stdout.split(/^---$/m)) {
    const source = /^# Source: [^/\n]+\/(.+)$/m.exec(part)?.[1];
    const file = sourceOf(source ?? 'templates');
    const template = tree.text(file) ?? '';
    for (const { value } of new YamlFile(file, part).documents) {
      const { kind } = asRecord(value);
      manifests.push(
        ...manifestsOf(
          value,
          file,
          lineInTemplate(template, String(kind), asRecord(value)),
        ),
      );
    }
  }
  return manifests;
}

/** A chart on a scratch copy, with what it takes to render it there. */
class Renderer {
  readonly chart: Chart;
  readonly #copy: string;
  /** Folders of the tree by where Helm finds them below the chart. */
  readonly #folders = new Map<string, string>();

  constructor(
    private readonly tree: Tree,
    private readonly folder: string,
    private readonly program: string,
    private readonly scratch: string,
    private readonly deadline: Deadline,
  ) {
    this.#copy = path.join(scratch, 'chart');
    this.chart = {
      folder,
      renderings: [],
      problems: [],
      notSeen: [],
      notChecked: [],
    };
  }

  async run(sources: ChartSource[]): Promise<void> {
    await this.#write(this.folder, this.#copy);
    if (!(await this.#bringDependencies())) {
      return;
    }
    for (const set of valueSets(this.tree, this.folder, sources)) {
      if (this.deadline.isOver) {
        this.#note('The time was up before the chart was rendered.');
        return;
      }
      if (!(await this.#render(set))) {
        return;
      }
    }
  }

  get #metadata(): Values {
    const text = this.tree.text(join(this.folder, 'Chart.yaml')) ?? '';
    return asRecord(new YamlFile('', text).documents[0]?.value);
  }

  /** The text files of a folder; only of them a copy is made. */
  async #write(folder: string, copy: string) {
    // A chart that only puts others together has none of its own; Helm's strict lint wants the folder.
    await mkdir(path.join(copy, 'templates'), { recursive: true });
    for (const file of this.tree.files) {
      if (folder !== '' && !file.startsWith(`${folder}/`)) {
        continue;
      }
      const name = path.join(copy, nameWithin(folder, file));
      const text = this.tree.text(file)!;
      let content: string | undefined = text;
      if (/values[\w.-]*\.ya?ml$/.test(file)) {
        content = withTags(text);
      } else if (file.endsWith('values.schema.json')) {
        content = safeSchema(text);
      }
      if (content !== undefined) {
        await mkdir(path.dirname(name), { recursive: true });
        await writeFile(name, content);
      }
    }
  }

  /** Puts charts of the tree that it depends on where Helm looks; false where it cannot be rendered here. */
  async #bringDependencies(): Promise<boolean> {
    if (this.#metadata.type === 'library') {
      return false;
    }
    const { local, missing } = dependenciesOf(this.tree, this.folder);
    for (const { folder, below, rendered } of local) {
      this.#folders.set(rendered, folder);
      await this.#write(folder, path.join(this.#copy, below));
    }
    for (const { file, line, name, wanted } of missing) {
      if (wanted === undefined) {
        this.chart.notSeen.push({
          file,
          line,
          message: `The chart depends on ${name}, which is not in the tree, so it was not rendered.`,
        });
      } else {
        this.chart.problems.push({
          file,
          line,
          message: `The chart depends on ${name} in ${wanted}, where no chart is.`,
          profile: 'broken',
        });
      }
    }
    return missing.length === 0;
  }

  /** The file of the tree that Helm names by where it found it. */
  #sourceOf(source: string): string {
    const [around = ''] = [...this.#folders.keys()]
      .filter(name => source.startsWith(`${name}/`))
      .sort((one, other) => other.length - one.length);
    return around
      ? join(this.#folders.get(around) ?? '', source.slice(around.length + 1))
      : join(this.folder, source);
  }

  /** False where there is no Helm. */
  async #render(set: ValueSet): Promise<boolean> {
    const flags = await this.#flags(set);
    const linted = await this.#helm('lint', this.#copy, '--strict', ...flags);
    if (linted.isMissing) {
      this.#note(
        'There is no Helm on this machine, so the chart was not checked.',
      );
      return false;
    }
    if (linted.stopped) {
      this.#note(linted.stopped);
      return true;
    }
    const output = `${linted.stdout}\n${linted.stderr}`;
    if (
      !linted.ok &&
      (this.#isRefused(output, set) ||
        this.#isDemanded(output, set) ||
        this.#isFailed(output))
    ) {
      return true;
    }
    const rendered = await this.#template(flags);
    if (!rendered) {
      return true;
    }
    if (rendered.stopped) {
      this.#note(rendered.stopped);
    } else if (rendered.ok) {
      this.chart.renderings.push({
        files: set.files.map(file => nameWithin(this.folder, file)),
        kubernetesVersion: rendered.version,
        manifests: parseRendered(this.tree, rendered.stdout, source =>
          this.#sourceOf(source),
        ),
      });
    } else if (!this.#isDemanded(rendered.stderr, set)) {
      this.chart.problems.push(failureOf(rendered.stderr, this.folder));
    }
    return true;
  }

  /** Rendered for the newest Kubernetes that the chart is for, and tried for the oldest; none where it is for neither. */
  async #template(
    flags: string[],
  ): Promise<(HelmResult & { version: string }) | undefined> {
    const results = await Promise.all(
      [oldestKubernetes, newestKubernetes].map(async version => ({
        ...(await this.#helm(
          'template',
          'release',
          this.#copy,
          '--kube-version',
          `${version}.0`,
          ...flags,
        )),
        version,
      })),
    );
    const fitting = results.filter(
      ({ stderr }) => !/incompatible with Kubernetes/.test(stderr),
    );
    if (fitting.length === 0) {
      this.chart.notSeen.push({
        file: join(this.folder, 'Chart.yaml'),
        line: 1,
        message: `The chart is for another Kubernetes than ${oldestKubernetes} to ${newestKubernetes}, so it was not rendered.`,
      });
    }
    return fitting.find(({ ok }) => !ok) ?? fitting.at(-1);
  }

  /** Helm's strict lint ends with warnings, too: those are advice. True where there is an error. */
  #isFailed(output: string): boolean {
    const isError = /\[ERROR\]|^Error:(?! \d+ chart)/m.test(output);
    const warnings = wordsOf(output, /\[WARNING\]/);
    if (!isError && warnings) {
      this.chart.problems.push({
        ...placeOf(warnings, this.folder),
        message: warnings,
        profile: 'house',
      });
      return false;
    }
    // Lint looks at one version alone; what the chart is not for is seen when it is rendered.
    if (/incompatible with Kubernetes/.test(output)) {
      return false;
    }
    this.chart.problems.push(failureOf(output, this.folder));
    return true;
  }

  /** Values that the schema of the chart refuses, each where it is given. */
  #isRefused(output: string, set: ValueSet): boolean {
    const found = schemaFailures(output, asString(this.#metadata.name) ?? '');
    // What nobody gives is up to who installs the chart.
    const failures = found.filter(
      ({ isMissing }) => !(isMissing && set.isBare),
    );
    this.chart.problems.push(
      ...failures.map(({ path: keys, message }) => ({
        ...placeOfValue(this.tree, this.folder, set, keys),
        message: `The schema of the chart refuses ${
          keys.join('.') || 'the values'
        }: ${message}.`,
        profile: 'broken' as const,
      })),
    );
    return failures.length > 0;
  }

  /** What the chart demands and nothing in the tree gives is up to who installs it. */
  #isDemanded(output: string, set: ValueSet): boolean {
    if (!set.isBare || !isDemand.test(output)) {
      return false;
    }
    this.chart.notSeen.push({
      ...placeOf(output, this.folder),
      message: `The chart needs values that nothing in the tree gives, so it was not rendered: ${wordsOf(
        output,
        isDemand,
      ).slice(0, 300)}`,
    });
    return true;
  }

  async #flags({ files, inline, flags }: ValueSet): Promise<string[]> {
    const paths: string[] = [];
    for (const [index, text] of [
      ...files.map(file => withTags(this.tree.text(file) ?? '')),
      ...inline.map(one => one.text),
    ].entries()) {
      const file = path.join(this.scratch, `values-${index}.yaml`);
      await writeFile(file, text);
      paths.push('--values', file);
    }
    return [...paths, ...flags.flatMap(one => [one.flag, one.text])];
  }

  #helm(...args: string[]): Promise<HelmResult> {
    return helm(this.program, args, this.scratch, this.deadline);
  }

  #note(message: string) {
    this.chart.notChecked.push({
      file: join(this.folder, 'Chart.yaml'),
      line: 1,
      message,
    });
  }
}

/**
 * Renders a chart on a scratch copy of its text files, as the Applications of the tree would or for each environment, for
 * the oldest and the newest Kubernetes.
 */
export async function renderChart(
  tree: Tree,
  folder: string,
  sources: ChartSource[],
  options: { helm: string; deadline: Deadline },
): Promise<Chart> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'slipway-lint-'));
  try {
    const renderer = new Renderer(
      tree,
      folder,
      options.helm,
      scratch,
      options.deadline,
    );
    await renderer.run(sources);
    return renderer.chart;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
