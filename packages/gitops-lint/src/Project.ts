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

import {
  allChartFolders,
  Chart,
  chartFolders,
  foldersAround,
  renderChart,
} from './chart/Chart';
import { Pipeline } from './ci/Pipeline';
import { Deadline } from './Deadline';
import { Manifest, readManifests } from './manifests/Manifest';
import { Tree } from './tree/Tree';
import { YamlFile } from './tree/YamlFile';
import { asRecord, isRecord, Values } from './values';

/** What the rules look at: a tree with its charts rendered and its files read. */
export class Project {
  readonly #yaml = new Map<string, YamlFile | undefined>();
  /** Folders of charts, of those within charts too. */
  readonly #chartFolders: Set<string>;
  readonly pipeline?: Pipeline;
  /** Objects in the tree itself. */
  readonly manifests: Manifest[];

  private constructor(
    readonly tree: Tree,
    readonly charts: Chart[],
    private readonly deadline: Deadline,
  ) {
    this.#chartFolders = new Set(allChartFolders(tree));
    this.pipeline = Pipeline.read(tree, file => this.yaml(file));
    this.manifests = readManifests(
      tree,
      file => this.yaml(file),
      charts.map(({ folder }) => folder),
    );
  }

  static async load(
    tree: Tree,
    options: { helm: string; deadline: Deadline },
  ): Promise<Project> {
    const charts: Chart[] = [];
    for (const folder of chartFolders(tree)) {
      charts.push(
        await renderChart(tree, folder, options.helm, options.deadline),
      );
    }
    return new Project(tree, charts, options.deadline);
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
    return foldersAround(file, 'templates').some(folder =>
      this.#chartFolders.has(folder),
    );
  }

  /** Objects of a kind of Argo CD that stand in the tree. */
  argocd(kind: 'Application' | 'AppProject' | 'ApplicationSet'): Manifest[] {
    return this.manifests.filter(
      manifest =>
        manifest.kind === kind &&
        manifest.apiVersion.startsWith('argoproj.io/'),
    );
  }

  /** Objects that the charts make. */
  get rendered(): Manifest[] {
    return this.charts.flatMap(({ renderings }) =>
      renderings.flatMap(({ manifests }) => manifests),
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
