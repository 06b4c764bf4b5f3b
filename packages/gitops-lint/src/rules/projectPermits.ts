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

import { Chart } from '../chart/Chart';
import { Manifest } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { asArray, asRecord, asString, at, distinctBy, Values } from '../values';
import { Patterns, ProjectRights } from './appProject';
import { foldersOf, sourcesOf } from '../argocd/sources';

/** More applications are not compared with what their charts make. */
const maxApplications = 50;

/** What a chart makes for an Application: with its own values, where that can be told. */
function manifestsFor({ renderings }: Chart, application: Manifest) {
  const named = sourcesOf(application).flatMap(({ source }) =>
    asArray(at(source, 'helm', 'valueFiles')),
  );
  const own = renderings.filter(
    ({ files }) =>
      files.length > 0 && files.every(file => named.includes(file)),
  );
  return (own.length > 0 ? own : renderings).flatMap(
    ({ manifests }) => manifests,
  );
}

/** What an AppProject has to permit, with where it goes; without that where no Application of the tree says so. */
function* objectsOf(
  project: Project,
  applications: Manifest[],
  isOnly: boolean,
): Iterable<{ manifest: Manifest; destination: Values }> {
  const seen = new Set<Chart>();
  for (const application of applications) {
    const { spec } = application.value;
    const folders = foldersOf(spec);
    for (const chart of project.charts) {
      if (folders.includes(chart.folder)) {
        seen.add(chart);
        const destination = asRecord(at(spec, 'destination'));
        for (const manifest of manifestsFor(chart, application)) {
          yield { manifest, destination };
        }
      }
    }
  }
  // With several projects nobody can tell which of them the rest belongs to.
  for (const chart of isOnly ? project.charts : []) {
    if (!seen.has(chart)) {
      for (const { manifests } of chart.renderings) {
        yield* manifests.map(manifest => ({ manifest, destination: {} }));
      }
    }
  }
}

function* objectProblems(
  project: Project,
  name: string,
  rights: ProjectRights,
  { applications, isOnly }: { applications: Manifest[]; isOnly: boolean },
): Iterable<Report> {
  const refusals = [...objectsOf(project, applications, isOnly)].flatMap(
    ({ manifest, destination }) => {
      const refused = rights.refusedPart(manifest, destination);
      return refused ? [{ manifest, refused }] : [];
    },
  );
  for (const { manifest, refused } of distinctBy(
    refusals,
    one => one.refused,
  )) {
    yield {
      file: manifest.file,
      line: manifest.lineOf('kind'),
      message: `Project ${name} does not permit ${refused}, which the chart makes.`,
    };
  }
}

/** What is filled in later cannot be told. */
const isOpen = (text: string) => /\{\{|\$\{/.test(text);

function* applicationProblems(
  name: string,
  rights: ProjectRights,
  application: Manifest,
): Iterable<Report> {
  const { value, file, lineOf } = application;
  const destination = asRecord(at(value, 'spec', 'destination'));
  if (
    !isOpen(JSON.stringify(destination)) &&
    !rights.permitsDestination(destination)
  ) {
    yield {
      file,
      line: lineOf('spec', 'destination', 'namespace'),
      message: `Project ${name} does not permit namespace ${String(
        destination.namespace ?? '(none)',
      )} of ${String(
        destination.server ?? destination.name ?? '(no cluster)',
      )}.`,
    };
  }
  for (const { source, path } of sourcesOf(application)) {
    const url = asString(source.repoURL);
    if (url && !isOpen(url) && !rights.permitsRepository(url)) {
      yield {
        file,
        line: lineOf(...path, 'repoURL'),
        message: `Project ${name} does not permit the repository ${url}.`,
      };
    }
  }
}

export const projectPermits: Rule = {
  id: 'project-permits',
  profile: 'broken',
  what: 'The AppProject does not permit what the chart makes or where the application goes, so the sync is refused.',
  fix: 'Permit it in the AppProject, or leave it out of the chart.',
  see: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  bad: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/role.yaml':
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: []\n',
    'argocd/project-dev.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {}\n',
  },
  good: {
    'helm/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'helm/templates/config.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'argocd/project-dev.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {}\n',
  },
  others: [
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: p}\nspec: {destinations: [{server: "*", namespace: "shop-*"}, {server: "*", namespace: "!shop-live"}], sourceRepos: ["https://git.example.net/team/*"]}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: p\n  source: {repoURL: "https://git.example.net/team/shop.git", path: k8s}\n  destination: {server: "https://kubernetes.default.svc", namespace: shop-dev}\n',
    },
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: kept-elsewhere\n  destination: {name: in-cluster, namespace: a}\n',
    },
  ],
  *check(project) {
    const appProjects = project.argocd('AppProject');
    const byProject = new Map<unknown, Manifest[]>();
    for (const application of project.applications) {
      const name = at(application.value, 'spec', 'project');
      const others = byProject.get(name) ?? [];
      others.push(application);
      byProject.set(name, others);
    }
    const patterns = new Patterns();
    let compared = 0;
    for (const { name, value, file, lineOf, isPartial } of appProjects) {
      // Where several have the name, nobody can tell which one is meant.
      const isOne =
        appProjects.filter(other => other.name === name).length === 1;
      if (isPartial || !isOne) {
        continue;
      }
      const rights = new ProjectRights(value.spec, patterns);
      const applications = byProject.get(name) ?? [];
      const chartOwners = applications.slice(0, maxApplications - compared);
      compared += chartOwners.length;
      const reports = [
        ...objectProblems(project, name, rights, {
          applications: chartOwners,
          isOnly: appProjects.length === 1 && project.charts.length === 1,
        }),
        ...applications.flatMap(application => [
          ...applicationProblems(name, rights, application),
        ]),
      ];
      if (patterns.isExhausted) {
        throw new Error(
          `project ${name} in ${file}:${lineOf(
            'spec',
            'destinations',
          )} permits too many places for its applications to be compared with them`,
        );
      }
      yield* reports;
    }
  },
};
