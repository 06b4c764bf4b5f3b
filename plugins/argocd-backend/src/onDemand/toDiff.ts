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

import { ResourceDiff } from '@slipway/plugin-argocd-common';
import { stringify } from 'yaml';
import { RawManagedResource } from '../argocd/types';
import { redactSecrets } from '../redact/redactSecrets';

type Manifest = Record<string, any>;

/** What the API server writes by itself, and nobody compares. */
const noise = [
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
];
const noisyAnnotations = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
];

function parse(text: string | undefined): Manifest | undefined {
  if (!text || text === 'null') {
    return undefined;
  }
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value ? value : undefined;
  } catch {
    return undefined;
  }
}

function withoutNoise(manifest: Manifest): Manifest {
  const { status: _, metadata = {}, ...rest } = manifest;
  const kept: Manifest = Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !noise.includes(key)),
  );
  if (kept.annotations) {
    kept.annotations = Object.fromEntries(
      Object.entries(kept.annotations).filter(
        ([key]) => !noisyAnnotations.includes(key),
      ),
    );
    if (Object.keys(kept.annotations).length === 0) {
      delete kept.annotations;
    }
  }
  const { apiVersion, kind, ...body } = rest;
  return { apiVersion, kind, metadata: kept, ...body };
}

function toText(manifest: Manifest | undefined): string | undefined {
  return manifest && stringify(manifest, { sortMapEntries: false });
}

/** One object's states in YAML, as Argo CD itself compares them, without noise and with its secrets redacted. */
export function toDiff(resource: RawManagedResource): ResourceDiff {
  const target = parse(resource.targetState);
  const live = parse(resource.liveState);
  const after = target && (parse(resource.predictedLiveState) ?? target);
  const before = live && (parse(resource.normalizedLiveState) ?? live);
  const [desired, current] = redactSecrets(
    after && withoutNoise(after),
    before && withoutNoise(before),
  ).map(toText);
  let change: ResourceDiff['change'] = 'none';
  if (!live && target) {
    change = 'create';
  } else if (live && !target) {
    change = resource.hook ? 'none' : 'prune';
  } else if (desired !== current) {
    change = 'update';
  }
  return {
    group: resource.group ?? '',
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    change,
    hook: resource.hook || undefined,
    desired,
    live: current,
  };
}
