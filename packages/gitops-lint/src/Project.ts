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

import { applicationsOf } from './argocd/applicationSet';
import { Chart, renderChart } from './chart/Chart';
import {
  allChartFolders,
  chartFolders,
  foldersAround,
} from './chart/chartFolders';
import { chartSources } from './chart/valueSets';
import { childPipelines, Children } from './ci/children';
import { Job, Pipeline } from './ci/Pipeline';
import { Deadline } from './Deadline';
import { Note } from './finding';
import { Kustomization, kustomizations } from './kustomize/Kustomization';
import { Manifest, readManifests } from './manifests/Manifest';
import { partialFiles } from './manifests/partial';
import { Tree } from './tree/Tree';
import { YamlFile } from './tree/YamlFile';
import { asRecord, asString, at, distinctBy, isRecord, Values } from './values';

/** Files whose reader takes them as they stand. */
const ownNames =
  /(^|\/)(\.gitlab-ci\.yml|Chart\.yaml|values\.ya?ml|skaffold\.ya?ml|catalog-info\.ya?ml|kustomization\.ya?ml)$/;

function isHelmTest(value: Values): boolean {
  const hook = at(value, 'metadata', 'annotations', 'helm.sh/hook');
  return /(^|,)\s*test(-success|-failure)?\s*(,|$)/.test(asString(hook) ?? '');
}

/** What the rules look at: a tree with its charts rendered and its files read. */
export class Project {
  readonly #yaml = new Map<string, YamlFile | undefined>();
  /** Folders of charts, of those within charts too. */
  readonly #charts: Set<string>;
  readonly pipeline?: Pipeline;
  /** Pipelines that the pipeline starts from files of the tree. */
  readonly children: Children;
  readonly kustomizations: Kustomization[];
  /** Objects in the tree itself. */
  readonly manifests: Manifest[];

  private constructor(
    readonly tree: Tree,
    readonly charts: Chart[],
    private readonly deadline: Deadline,
  ) {
    this.#charts = new Set(allChartFolders(tree));
    this.pipeline = Pipeline.read(tree, file => this.yaml(file));
    this.children = this.pipeline
      ? childPipelines(this.pipeline, tree)
      : { pipelines: [], problems: [], notSeen: [] };
    this.kustomizations = kustomizations(tree, file => this.yaml(file));
    const partial = partialFiles(tree, file => this.yaml(file));
    this.manifests = this.yamlFiles
      .filter(
        ({ name, templateLine }) =>
          templateLine === undefined && !this.#isOfChart(name),
      )
      .flatMap(file =>
        readManifests(file).map(manifest =>
          partial.has(file.name) || '$patch' in manifest.value
            ? { ...manifest, isPartial: true }
            : manifest,
        ),
      );
  }

  static async load(
    tree: Tree,
    options: { helm: string; deadline: Deadline },
  ): Promise<Project> {
    const charts: Chart[] = [];
    const project = new Project(tree, charts, options.deadline);
    const sources = chartSources(
      tree,
      file => project.yaml(file),
      file => project.isTemplate(file),
    );
    for (const folder of chartFolders(tree)) {
      charts.push(await renderChart(tree, folder, sources, options));
    }
    return project;
  }

  /** A file of YAML; `undefined` where there is none. */
  yaml(file: string): YamlFile | undefined {
    if (!this.#yaml.has(file)) {
      const text = this.deadline.isOver ? undefined : this.tree.text(file);
      this.#yaml.set(
        file,
        text === undefined ? undefined : new YamlFile(file, text),
      );
    }
    return this.#yaml.get(file);
  }

  /** Every file that ought to be YAML; templates of charts are none until they are rendered. */
  get yamlFiles(): YamlFile[] {
    return this.tree.files
      .filter(file => /\.ya?ml$/.test(file) && !this.isTemplate(file))
      .flatMap(file => this.yaml(file) ?? []);
  }

  isTemplate(file: string): boolean {
    return this.#isBelow(file, 'templates');
  }

  /** Whether a file is one of a chart's own: what it makes is seen when it is rendered. */
  #isOfChart(file: string): boolean {
    const slash = file.lastIndexOf('/');
    return (
      this.isTemplate(file) ||
      this.#isBelow(file, 'charts') ||
      (/^(values[\w.-]*|Chart)\.ya?ml$/.test(file.slice(slash + 1)) &&
        this.#charts.has(file.slice(0, Math.max(slash, 0))))
    );
  }

  /** Whether a file is in a folder of that name of a chart. */
  #isBelow(file: string, name: string): boolean {
    return foldersAround(file, name).some(folder => this.#charts.has(folder));
  }

  /** The pipeline and those that it starts. */
  get pipelines(): Pipeline[] {
    return this.pipeline ? [this.pipeline, ...this.children.pipelines] : [];
  }

  /** Jobs of all pipelines. */
  get jobs(): Job[] {
    return this.pipelines.flatMap(({ jobs }) => jobs);
  }

  /** Objects of a kind of Argo CD, in the tree and from its charts. */
  argocd(kind: 'Application' | 'AppProject' | 'ApplicationSet'): Manifest[] {
    const found = [...this.manifests, ...this.rendered].filter(
      manifest =>
        manifest.kind === kind &&
        manifest.apiVersion.startsWith('argoproj.io/'),
    );
    return [
      ...distinctBy(
        found,
        ({ file, name, value }) =>
          `${file} ${name} ${JSON.stringify(value.spec)}`,
      ),
    ];
  }

  /** Applications, and those that ApplicationSets make of their templates. */
  get applications(): Manifest[] {
    return [
      ...this.argocd('Application'),
      ...this.argocd('ApplicationSet').flatMap(applicationsOf),
    ];
  }

  /** Objects that the charts make, without those of `helm test`, which Argo CD never makes. */
  get rendered(): Manifest[] {
    return this.charts.flatMap(({ renderings }) =>
      renderings.flatMap(({ manifests }) =>
        manifests.filter(({ value }) => !isHelmTest(value)),
      ),
    );
  }

  /** What lies outside the tree, or is too large for what looks at it. */
  get notSeen(): Note[] {
    return [
      ...this.tree.notSeen,
      ...this.charts.flatMap(({ notSeen }) => notSeen),
      ...this.yamlFiles.flatMap(({ name, problem, templateLine }) => {
        const line =
          templateLine ??
          (this.isForeignTemplate(name) ? problem?.line : undefined);
        return line === undefined
          ? []
          : [
              {
                file: name,
                line,
                message: 'It is a template of another program.',
              },
            ];
      }),
    ];
  }

  /** What time or a missing program kept from being checked. */
  get notChecked(): Note[] {
    return [
      ...this.tree.notChecked,
      ...this.pipelines.flatMap(({ file, tooMuch }) =>
        tooMuch.map(what => ({
          file,
          line: 1,
          message: `The pipeline ${what}; the rest of it is not checked.`,
        })),
      ),
      ...this.charts.flatMap(({ notChecked }) => notChecked),
    ];
  }

  /** A file that is called YAML, and becomes it when another program has filled it in. */
  isForeignTemplate(file: string): boolean {
    return (
      !ownNames.test(file) &&
      /\{\{|\{%|<%|\$\{\{/.test(this.tree.text(file) ?? '')
    );
  }

  /** The first document of a file that is a map. */
  valueOf(file: string): Values | undefined {
    const value = this.yaml(file)?.documents[0]?.value;
    return isRecord(value) ? value : undefined;
  }

  /** What the project was created with, where it says so. */
  get answers(): Values {
    return asRecord(this.valueOf('.slipway/answers.yaml'));
  }
}
