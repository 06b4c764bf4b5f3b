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

import { servicePorts, workloadSettings } from './workloadSettings';

describe('the settings of a workload', () => {
  it('are its replicas and what its containers request, and nothing else', () => {
    expect(
      workloadSettings(
        JSON.stringify({
          spec: {
            replicas: 2,
            template: {
              spec: {
                containers: [
                  {
                    name: 'web',
                    env: [{ name: 'TOKEN', value: 'hunter2' }],
                    resources: {
                      requests: { cpu: 0.25, memory: '512Mi', gpu: '1' },
                      limits: { memory: '1Gi' },
                    },
                  },
                  { name: 'proxy' },
                ],
              },
            },
          },
        }),
      ),
    ).toEqual({
      replicas: 2,
      containers: [
        {
          name: 'web',
          requests: { cpu: '0.25', memory: '512Mi' },
          limits: { memory: '1Gi' },
        },
        { name: 'proxy', requests: undefined, limits: undefined },
      ],
    });
  });

  it('are none of what has no pods', () => {
    expect(workloadSettings('{"kind":"ConfigMap"}')).toBeUndefined();
    expect(workloadSettings('null')).toBeUndefined();
    expect(workloadSettings(undefined)).toBeUndefined();
  });
});

describe('the ports of a Service', () => {
  it('are their numbers', () => {
    expect(servicePorts('{"spec":{"ports":[{"port":8501}]}}')).toEqual([8501]);
    expect(servicePorts('{"spec":{}}')).toEqual([]);
    expect(servicePorts(undefined)).toEqual([]);
  });
});
