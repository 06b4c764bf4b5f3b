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

import { Meaning, TextTable } from './TextTable';

const probed =
  /^(?<probe>Readiness|Liveness|Startup) probe (?:failed|errored|warning)[^:]*: (?<answer>[^]*)$/;

function readProbe(text: string): Meaning | undefined {
  const { probe, answer } = probed.exec(text)?.groups ?? {};
  if (!probe) {
    return undefined;
  }
  const port = /:(?<port>\d+)[:/")\s]/.exec(answer)?.groups?.port;
  const said = {
    refused: /connection refused/,
    timedOut:
      /context deadline exceeded|Client\.Timeout|i\/o timeout|timed out|timeout: failed to connect/,
  };
  const status =
    /HTTP probe failed with statuscode: (?<status>\d+)/.exec(answer) ??
    /service unhealthy \(responded with "(?<status>\w+)"\)/.exec(answer);
  const parameters: Record<string, string> = { probe: probe.toLowerCase() };
  if (status?.groups) {
    parameters.status = status.groups.status;
  } else if (said.refused.test(answer)) {
    parameters.answer = 'refused';
  } else if (said.timedOut.test(answer)) {
    parameters.answer = 'timeout';
  }
  if (port && parameters.answer) {
    parameters.port = port;
  }
  return { code: 'probeFails', parameters };
}

/** What the kubelet says of probes. */
export const probe: TextTable = [{ read: readProbe }];
