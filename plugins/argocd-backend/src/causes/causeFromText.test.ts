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

import { causeSentence } from '@slipway/plugin-argocd-common';
import { causeFromText } from './causeFromText';

// Every text stands so in a recording of a real Argo CD.
describe('causeFromText', () => {
  it.each([
    [
      'Back-off pulling image registry.example.local/platform/coelho-realtime/streamlit:broken-5555555555555555555555555555555555555: not found',
      'imageNotFound',
      {
        image:
          'registry.example.local/platform/coelho-realtime/streamlit:broken-5555555555555555555555555555555555555',
      },
    ],
    [
      'Failed to pull image "registry:5000/a/b:c": rpc error: code = NotFound desc = failed to pull and unpack image "registry:5000/a/b:c": not found',
      'imageNotFound',
      { image: 'registry:5000/a/b:c' },
    ],
    [
      'Failed to pull image "r.io/a:1": failed to authorize: unauthorized: authentication required',
      'imagePullDenied',
      { image: 'r.io/a:1' },
    ],
    [
      'Back-off pulling image "registry:5000/a/b:c"',
      'imagePullFailed',
      { image: 'registry:5000/a/b:c' },
    ],
    ['ImagePullBackOff', 'imagePullFailed', {}],
    [
      'back-off 5m0s restarting failed container',
      'crashLoop',
      { backoff: '5m0s' },
    ],
    ['CrashLoopBackOff', 'crashLoop', {}],
    ['OOMKilled', 'outOfMemory', {}],
    [
      'Deployment "broken-image-streamlit" exceeded its progress deadline',
      'progressDeadline',
      { kind: 'Deployment', name: 'broken-image-streamlit' },
    ],
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = does-not-exist: app path does not exist',
      'pathMissing',
      { path: 'does-not-exist' },
    ],
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = Manifest generation error (cached): does-not-exist: app path does not exist',
      'pathMissing',
      { path: 'does-not-exist' },
    ],
    [
      "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = unable to resolve 'no-such-branch' to a commit SHA",
      'revisionMissing',
      { revision: 'no-such-branch' },
    ],
    [
      'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to execute helm template command: failed running helm: `helm template . --name-template case-template-error --include-crds` failed exit status 1: Error: bad/templates/a.yaml:1:13\n  executing "bad/templates/a.yaml" at <.Values.nope.deeper>:\n    nil pointer evaluating interface {}.deeper',
      'chartDoesNotRender',
      { file: 'bad/templates/a.yaml', line: '1' },
    ],
    [
      "application destination server 'https://kubernetes.default.svc' and namespace 'kube-system' do not match any of the allowed destinations in project 'platform'",
      'destinationNotPermitted',
      { namespace: 'kube-system', project: 'platform' },
    ],
    [
      "application repo http://gitlab.example.com/elsewhere/other.git is not permitted in project 'platform'",
      'repositoryNotPermitted',
      {
        repository: 'http://gitlab.example.com/elsewhere/other.git',
        project: 'platform',
      },
    ],
    [
      'Application referencing project no-such-project which does not exist',
      'projectMissing',
      { project: 'no-such-project' },
    ],
    [
      'one or more synchronization tasks are not valid: resource rbac.authorization.k8s.io:ClusterRole is not permitted in project cases',
      'kindNotPermitted',
      {
        group: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        project: 'cases',
      },
    ],
    [
      'one or more synchronization tasks are not valid: failed to discover server resources for group version monitoring.coreos.com/v1: the server could not find the requested resource (retried 2 times).',
      'kindUnknown',
      { groupVersion: 'monitoring.coreos.com/v1' },
    ],
    [
      'ConfigMap/shared-config is part of applications argocd/shared-b and shared-a',
      'sharedResource',
      { kind: 'ConfigMap', name: 'shared-config', application: 'shared-a' },
    ],
    [
      'Error creating: pods "coelho-gold-dev-migrate-vcqb2" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      'podSecurity',
      { level: 'restricted' },
    ],
    ['Operation terminated', 'terminated', {}],
    [
      'application spec for api-bad is invalid: InvalidSpecError: repository not accessible: repositories not accessible: &Repository{Repo: "http://gitlab.example.com/elsewhere/x.git"}: unable to ls-remote HEAD on repository',
      'repositoryUnreachable',
      {},
    ],
    ['cannot sync: blocked by sync window', 'syncWindow', {}],
    ['something that nobody has ever seen', 'other', {}],
  ])('%s', (text, code, parameters) => {
    const cause = causeFromText(text);
    expect(cause).toEqual({ code, parameters, original: text });
    // No gRPC, no Go structs, no command lines in what people read.
    expect(causeSentence(cause)).not.toMatch(
      /rpc error|&\w+{|`helm|undefined|\[object/,
    );
  });

  it('shortens what a sentence does not need', () => {
    const cause = causeFromText(
      'Back-off pulling image registry.example.local/a/fastapi:1111111111111111111111111111111111111111: not found',
    );
    expect(
      causeSentence({
        ...cause,
        parameters: { ...cause.parameters, workload: 'fastapi' },
      }),
    ).toBe(
      'fastapi cannot start: image fastapi:1111111 was not found in the registry.',
    );
  });
});
