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

import { MissingSetting } from '@slipway/plugin-argocd-common';
import { z } from 'zod';
import { RawManagedResource } from '../argocd/types';
import { workloadName } from '../record/workloadName';

/** What of a rendered object is compared: names alone. */
const rendered = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  stringData: z.record(z.string(), z.unknown()).nullish(),
  spec: z
    .object({
      template: z
        .object({
          spec: z.object({
            containers: z.array(
              z.object({
                name: z.string(),
                env: z.array(z.object({ name: z.string() })).nullish(),
                envFrom: z.array(z.unknown()).nullish(),
              }),
            ),
          }),
        })
        .optional(),
    })
    .optional(),
});

type Setting = Pick<MissingSetting, 'kind' | 'name' | 'of'>;

const compared = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

function settingsOf(
  { kind, name, targetState }: RawManagedResource,
  application: string,
  workload: string | undefined,
): Setting[] {
  const own = workloadName(name, application);
  const { success, data } = rendered.safeParse(JSON.parse(targetState!));
  if (!success) {
    return [];
  }
  if (kind === 'ConfigMap' || kind === 'Secret') {
    return [
      { kind: 'object', name: own, of: kind },
      ...Object.keys({ ...data.data, ...data.stringData }).map(
        (key): Setting => ({
          kind: kind === 'Secret' ? 'secretKey' : 'configMapKey',
          name: key,
          of: own,
        }),
      ),
    ];
  }
  if (!compared.has(kind) || own !== workload) {
    return [];
  }
  return (data.spec?.template?.spec.containers ?? []).flatMap(container =>
    (container.env ?? []).map(
      (variable): Setting => ({
        kind: 'variable',
        name: variable.name,
        of: container.name,
      }),
    ),
  );
}

interface Rendered {
  application: string;
  targets: RawManagedResource[];
}

/** A name within a text, and not within a longer one. */
const names = (text: string, name: string) =>
  new RegExp(
    `(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`,
  ).test(text);

/**
 * What one environment renders and another lacks: variables of the failing workload, ConfigMaps, Secrets and their keys.
 * Those that the failing program names come first; values are never read.
 *
 * @param workload - name of the failing one, without the application's prefix
 * @param said - what the failing program said last
 */
export function missingSettings(
  here: Rendered,
  before: Rendered,
  workload: string | undefined,
  said = '',
): Omit<MissingSetting, 'setAt' | 'addAt'>[] {
  const all = ({ application, targets }: Rendered) =>
    targets
      .filter(
        ({ hook, targetState }) => !hook && (targetState ?? 'null') !== 'null',
      )
      .flatMap(target => settingsOf(target, application, workload));
  const keyOf = ({ kind, of, name }: Setting) => `${kind} ${of} ${name}`;
  const own = new Set(all(here).map(keyOf));
  const lacking = all(before).filter(setting => !own.has(keyOf(setting)));
  // The keys of what is missing as a whole say nothing more.
  const objects = new Set(
    lacking.filter(({ kind }) => kind === 'object').map(({ name }) => name),
  );
  return lacking
    .filter(
      ({ kind, of }) =>
        kind === 'variable' || kind === 'object' || !objects.has(of),
    )
    .map(setting => ({ ...setting, named: names(said, setting.name) }))
    .sort((a, b) => Number(b.named) - Number(a.named));
}
