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
  ApplicationRef,
  ApplicationView,
  ApplicationWhy,
  Cause,
  causeStep,
  GitPlace,
} from '@slipway/plugin-argocd-common';
import { brokenStaging, changes } from './story';
import { ago } from './times';

const repository = 'https://gitlab.example.com/platform/coelho-realtime';

function place(role: GitPlace['role'], path: string, line: number): GitPlace {
  const revision = changes.chart.sha;
  return {
    role,
    path,
    line,
    revision,
    url: `${repository}/-/blob/${revision}/${path}#L${line}`,
  };
}

const program = place('program', 'apps/streamlit/app.py', 12);
const addAt = place('values', 'helm/values-staging.yaml', 31);
const namespace = 'coelho-realtime-staging';
const pod = { kind: 'Pod', namespace, name: 'streamlit-79bfb44b8d-n8ftv' };
const at = ago({ minutes: 2 });

/** A program that misses a variable which the environment before has. */
const crash: ApplicationWhy = {
  cause: brokenStaging.cause,
  error: { text: "KeyError: 'MLFLOW_URL'", file: '/app/app.py', line: 12 },
  log: {
    namespace,
    pod: pod.name,
    container: 'streamlit',
    previous: true,
    lines: [
      {
        at,
        content: '  File "/app/app.py", line 12, in <module>',
        matched: false,
      },
      {
        at,
        content: '    client = MlflowClient(os.environ["MLFLOW_URL"])',
        matched: false,
      },
      { at, content: "KeyError: 'MLFLOW_URL'", matched: true },
    ],
  },
  containers: [
    {
      namespace,
      pod: pod.name,
      name: 'streamlit',
      restarts: 7,
      since: ago({ minutes: 11 }),
      lastCrash: { at, exitCode: 1, reason: 'Error' },
      nextTryAt: new Date(Date.now() + 120_000).toISOString(),
    },
  ],
  places: [program],
  compared: {
    environment: 'dev',
    missing: [
      {
        kind: 'variable',
        name: 'MLFLOW_URL',
        of: 'streamlit',
        named: true,
        setAt: place('values', 'helm/values-dev.yaml', 34),
        addAt,
      },
    ],
  },
  serving: {
    code: 'previousVersion',
    ready: 1,
    pod: 'streamlit-59c955b4b-ccpm9',
    commit: changes.offsets.sha,
    url: changes.offsets.url,
  },
  steps: [
    {
      code: 'fixInGit',
      parameters: {
        cause: 'crashLoop',
        environment: 'staging',
        setting: 'MLFLOW_URL',
        automatic: 'true',
      },
      places: [addAt, program],
      looks: [],
    },
    {
      code: 'undo',
      parameters: { commit: changes.offsets.sha },
      places: [],
      url: changes.chart.url,
      looks: [],
    },
    {
      code: 'lookCloser',
      parameters: {},
      places: [],
      looks: [
        {
          code: 'crashLog',
          resource: pod,
          container: 'streamlit',
          previous: true,
        },
        {
          code: 'previousVersionLog',
          resource: { ...pod, name: 'streamlit-59c955b4b-ccpm9' },
        },
      ],
    },
  ],
  withheld: [],
};

/** What is found out about other causes: the first step, and the file where the cause names one. */
function whyOf(cause: Cause, { environment }: ApplicationView): ApplicationWhy {
  const { file, line } = cause.parameters;
  const places = file ? [place('chart', `helm/${file}`, Number(line))] : [];
  const code = causeStep(cause.code);
  const failing = cause.path?.[cause.path.length - 1];
  return {
    cause,
    containers: [],
    places,
    steps: [
      ...(code === 'lookCloser'
        ? []
        : [
            {
              code,
              parameters: {
                cause: cause.code,
                environment,
                automatic: 'true',
              },
              places,
              looks: [],
            },
          ]),
      ...(failing
        ? [
            {
              code: 'lookCloser' as const,
              parameters: {},
              places: [],
              looks: [{ code: 'events' as const, resource: failing }],
            },
          ]
        : []),
    ],
    withheld: [],
  };
}

/** What the back end knows of why one of these applications is in trouble. */
export function whyAmong(
  applications: ApplicationView[],
  { name }: ApplicationRef,
): ApplicationWhy {
  const application = applications.find(one => one.name === name);
  const cause = application?.cause;
  if (!application || !cause) {
    return { containers: [], places: [], steps: [], withheld: [] };
  }
  return cause.code === 'crashLoop' ? crash : whyOf(cause, application);
}
