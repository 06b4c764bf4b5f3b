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
  DiagnosisCode,
  diagnosisSentence,
  DiagnosisStep,
  InstanceStatus,
  LinkDoubt,
  isHeard,
} from '@slipway/plugin-argocd-common';
import { ApplicationQuery } from './query';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { LinkExplanation, LinkObstacle } from './explainLink';

/** One application that belongs to the entity, or nearly does, and that the user may see. */
export interface Candidate {
  record: Pick<
    ApplicationRecord,
    'instance' | 'namespace' | 'name' | 'project'
  >;
  explanation: LinkExplanation;
}

/** Near misses that are told one by one. */
const maxExcluded = 10;
/** Applications that one sentence names. */
const maxNamed = 5;

/** Doubts that whoever looks after entity or application can remove. */
const removable: LinkDoubt[] = [
  'unproven',
  'folderAbove',
  'defaultBranch',
  'otherSource',
];

const obstacles: Record<LinkObstacle, DiagnosisCode> = {
  instance: 'byInstance',
  name: 'byName',
  selector: 'bySelector',
  namespace: 'byNamespace',
  project: 'byProject',
  nothing: 'byNothing',
};

function step(
  kind: DiagnosisStep['kind'],
  level: DiagnosisStep['level'],
  code: DiagnosisCode,
  parameters: Record<string, string> = {},
): DiagnosisStep {
  return {
    kind,
    level,
    code,
    parameters,
    sentence: diagnosisSentence({ code, parameters }),
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
  const { file } = query;
  steps.push(
    file
      ? step('annotation', 'info', 'repository', {
          value: file.repository,
          revision: file.revision,
        })
      : step('annotation', 'info', 'noRepository'),
  );
  return steps;
}

function instanceSteps(
  query: ApplicationQuery,
  instances: InstanceStatus[],
): DiagnosisStep[] {
  const known = instances.map(({ name }) => name);
  const unknown = (query.instances ?? []).filter(name => !known.includes(name));
  return [
    ...unknown.map(instance =>
      step('instance', 'bad', 'unknownInstance', { instance }),
    ),
    ...instances.map(({ name: instance, status }) => {
      if (query.instances && !query.instances.includes(instance)) {
        return step('instance', 'info', 'notAsked', { instance });
      }
      return isHeard(status)
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
    const [by, link] = key.split(' ');
    return step('match', 'good', 'matched', { count: String(count), by, link });
  });
  return steps.length > 0 ? steps : [step('match', 'bad', 'nothing')];
}

/** Why links are only claimed. What the user may not see is not told. */
function doubts(candidates: Candidate[]): DiagnosisStep[] {
  const names = new Map<LinkDoubt, string[]>();
  for (const { record, explanation } of candidates) {
    if (explanation.link === 'claimed') {
      const { doubt } = explanation;
      names.set(doubt, [...(names.get(doubt) ?? []), record.name]);
    }
  }
  return [...names].map(([doubt, all]) =>
    step('match', 'info', doubt, {
      applications: `${all.slice(0, maxNamed).join(', ')}${
        all.length > maxNamed ? ', …' : ''
      }`,
    }),
  );
}

function excluded(candidates: Candidate[]): DiagnosisStep[] {
  const near = candidates.filter(({ explanation }) => !explanation.link);
  const steps = near.slice(0, maxExcluded).map(({ record, explanation }) => {
    const { excludedBy } = explanation as { excludedBy: LinkObstacle };
    return step('excluded', 'info', obstacles[excludedBy], {
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
    return [step('advice', 'bad', 'fixSelector')];
  }
  if (links.length === 0) {
    const isAnnotated = query.names || query.selector || query.projects;
    return [step('advice', 'bad', isAnnotated ? 'correct' : 'annotate')];
  }
  const claimed = links.flatMap(({ explanation }) =>
    explanation.link === 'claimed' ? [explanation.doubt] : [],
  );
  if (claimed.length === 0) {
    return [];
  }
  return [
    ...(claimed.some(doubt => removable.includes(doubt))
      ? [step('advice', 'info', 'confirm')]
      : []),
    step('advice', 'info', 'confirmByPermission'),
  ];
}

/** Explains step by step why an entity shows the applications that it shows. Pure. */
export function diagnose(
  query: ApplicationQuery,
  candidates: Candidate[],
  context: { instances: InstanceStatus[]; selectorText?: string },
): DiagnosisStep[] {
  return [
    ...annotations(query, context.selectorText),
    ...instanceSteps(query, context.instances),
    ...matched(candidates),
    ...doubts(candidates),
    ...excluded(candidates),
    ...advice(query, candidates),
  ];
}
