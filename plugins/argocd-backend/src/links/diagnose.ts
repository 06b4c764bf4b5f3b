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
  ApplicationQuery,
  ApplicationRecord,
  DiagnosisStep,
  InstanceStatus,
  LinkExplanation,
} from '@slipway/plugin-argocd-common';

/** One application that belongs to the entity, or nearly does. */
export interface Candidate {
  record: Pick<
    ApplicationRecord,
    'instance' | 'namespace' | 'name' | 'project'
  >;
  explanation: LinkExplanation;
  /** Whether the user may see it. */
  visible: boolean;
}

/** Near misses that are told one by one. */
const maxExcluded = 10;

type Parameters = Record<string, string>;

const sentences: Record<string, (p: Parameters) => string> = {
  names: p => `The entity names ${p.value} (argocd/app-name).`,
  selector: p => `The entity selects ${p.value} (argocd/app-selector).`,
  selectorError: p =>
    `The selector of the entity cannot be read: ${p.value} (argocd/app-selector).`,
  namespaces: p =>
    `Only namespace ${p.value} is looked at (argocd/app-namespace).`,
  projects: p => `Only project ${p.value} is looked at (argocd/project-name).`,
  projectsAlone: p =>
    `The entity claims every application of project ${p.value} (argocd/project-name).`,
  none: () =>
    'The entity has no annotation for Argo CD, so only applications that name it or come from its repository are found.',
  repository: p =>
    `The catalog read the entity from ${p.value} at ${p.revision}; applications of this repository and revision are confirmed.`,
  noRepository: () =>
    'The catalog did not read the entity from a Git repository, so only an application that names the entity can be confirmed.',
  asked: p => `Instance ${p.instance} was asked: ${p.status}.`,
  notAsked: p =>
    `Instance ${p.instance} was not asked: argocd/instance-name does not list it.`,
  unknownInstance: p =>
    `argocd/instance-name lists ${p.instance}, which is no instance of the portal.`,
  away: p =>
    `Instance ${p.instance} is ${p.status}, so what is there may be missing or old.`,
  matched: p => `${p.count} found by ${p.by}, ${p.link}.`,
  nothing: () => 'No application was found.',
  byInstance: p =>
    `${p.application} would fit but is in instance ${p.instance}, which argocd/instance-name does not list.`,
  bySelector: p => `${p.application} comes near, but its labels do not match.`,
  byNamespace: p =>
    `${p.application} would fit but is in namespace ${p.namespace}.`,
  byProject: p => `${p.application} would fit but is in project ${p.project}.`,
  byName: p =>
    `${p.application} comes from the entity's repository, but argocd/app-name does not list it.`,
  byNothing: p =>
    `${p.application} comes from the entity's repository, but another revision of it.`,
  more: p => `${p.count} more come near.`,
  hidden: p =>
    `${p.count} of them you may not see: the permission argocd.application.read is missing.`,
  confirm: () =>
    'To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
  annotate: () =>
    'To link applications, give the entity argocd/app-name or argocd/app-selector, or let the application carry backstage.io/entity-ref.',
  correct: () => 'Correct the annotation, or the application, named above.',
  mendSelector: () =>
    'Write the selector in the grammar of Kubernetes, e.g. app=shop,tier in (web,api).',
};

const by: Record<string, string> = {
  entityRef: 'the annotation backstage.io/entity-ref of the application',
  name: 'argocd/app-name',
  selector: 'argocd/app-selector',
  project: 'argocd/project-name',
  repository: 'the repository',
};

function step(
  kind: DiagnosisStep['kind'],
  level: DiagnosisStep['level'],
  code: string,
  parameters: Parameters = {},
): DiagnosisStep {
  return {
    kind,
    level,
    code,
    parameters,
    sentence: sentences[code](parameters),
  };
}

function annotations(
  query: ApplicationQuery,
  selectorText: string | undefined,
): DiagnosisStep[] {
  const steps: DiagnosisStep[] = [];
  if (query.names) {
    steps.push(
      step('annotation', 'info', 'names', { value: query.names.join(', ') }),
    );
  }
  if (query.selectorError) {
    steps.push(
      step('annotation', 'bad', 'selectorError', {
        value: query.selectorError,
      }),
    );
  } else if (selectorText) {
    steps.push(step('annotation', 'info', 'selector', { value: selectorText }));
  }
  if (query.projects) {
    const alone = !query.names && !query.selector && !query.selectorError;
    steps.push(
      step('annotation', 'info', alone ? 'projectsAlone' : 'projects', {
        value: query.projects.join(', '),
      }),
    );
  }
  if (query.namespaces) {
    steps.push(
      step('annotation', 'info', 'namespaces', {
        value: query.namespaces.join(', '),
      }),
    );
  }
  if (steps.length === 0) {
    steps.push(step('annotation', 'info', 'none'));
  }
  const [read] = query.repositories;
  steps.push(
    read
      ? step('annotation', 'info', 'repository', {
          value: read.repository,
          revision: read.revision,
        })
      : step('annotation', 'info', 'noRepository'),
  );
  return steps;
}

function asked(
  query: ApplicationQuery,
  instances: InstanceStatus[],
): DiagnosisStep[] {
  const known = instances.map(({ name }) => name);
  const strange = (query.instances ?? []).filter(name => !known.includes(name));
  return [
    ...strange.map(instance =>
      step('instance', 'bad', 'unknownInstance', { instance }),
    ),
    ...instances.map(({ name: instance, status }) => {
      if (query.instances && !query.instances.includes(instance)) {
        return step('instance', 'info', 'notAsked', { instance });
      }
      return status === 'live'
        ? step('instance', 'good', 'asked', { instance, status })
        : step('instance', 'bad', 'away', { instance, status });
    }),
  ];
}

function matched(candidates: Candidate[]): DiagnosisStep[] {
  const counts = new Map<string, number>();
  for (const { explanation } of candidates) {
    if (explanation.link) {
      const key = `${explanation.by} ${explanation.link}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const steps = [...counts].map(([key, count]) => {
    const [reason, link] = key.split(' ');
    return step('match', 'good', 'matched', {
      count: String(count),
      by: by[reason],
      link,
    });
  });
  return steps.length > 0 ? steps : [step('match', 'bad', 'nothing')];
}

function excluded(candidates: Candidate[]): DiagnosisStep[] {
  // What the user may not see is not told, not even as a near miss.
  const near = candidates.filter(
    ({ explanation, visible }) => !explanation.link && visible,
  );
  const steps = near.slice(0, maxExcluded).map(({ record, explanation }) => {
    const { excludedBy } = explanation as { excludedBy: string };
    const code = `by${excludedBy[0].toUpperCase()}${excludedBy.slice(1)}`;
    return step('excluded', 'info', code, {
      application: record.name,
      instance: record.instance,
      namespace: record.namespace,
      project: record.project,
    });
  });
  const more = near.length - steps.length;
  return more > 0
    ? [...steps, step('excluded', 'info', 'more', { count: String(more) })]
    : steps;
}

function advice(
  query: ApplicationQuery,
  candidates: Candidate[],
): DiagnosisStep[] {
  const links = candidates.filter(({ explanation }) => explanation.link);
  if (query.selectorError) {
    return [step('advice', 'bad', 'mendSelector')];
  }
  if (links.length === 0) {
    const isAnnotated = query.names || query.selector || query.projects;
    return [step('advice', 'bad', isAnnotated ? 'correct' : 'annotate')];
  }
  return links.some(({ explanation }) => explanation.link === 'claimed')
    ? [step('advice', 'info', 'confirm')]
    : [];
}

/** Explains step by step why an entity shows the applications that it shows. Pure. */
export function diagnose(
  query: ApplicationQuery,
  candidates: Candidate[],
  context: { instances: InstanceStatus[]; selectorText?: string },
): DiagnosisStep[] {
  const hidden = candidates.filter(
    ({ explanation, visible }) => explanation.link && !visible,
  ).length;
  return [
    ...annotations(query, context.selectorText),
    ...asked(query, context.instances),
    ...matched(candidates),
    ...(hidden > 0
      ? [step('permission', 'bad', 'hidden', { count: String(hidden) })]
      : []),
    ...excluded(candidates),
    ...advice(query, candidates),
  ];
}
