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

import { ManifestDiff } from '@slipway/plugin-argocd-common';
import { z } from 'zod';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { RawManagedResource } from '../argocd/types';
import { InstanceConfig } from '../config';
import { DeploymentTable } from '../history/DeploymentTable';
import { toPortalError } from '../http/toPortalError';
import { OnDemand } from '../onDemand/OnDemand';
import { toDiff } from '../onDemand/toDiff';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { revisionsOf } from '../record/revisions';
import { findKnownRevision } from './findKnownRevision';

/** Objects of one answer. */
const maxItems = 200;
/** Milliseconds that what Argo CD has rendered is kept: its settings for that may change. */
const renderedMs = 600_000;

interface Target {
  record: ApplicationRecord;
  instance: {
    config: Pick<InstanceConfig, 'name'>;
    read: Pick<ArgocdClient, 'manifests'>;
  };
}

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

interface Rendered {
  text: string;
  object: Omit<RawManagedResource, 'liveState'>;
}

/** The objects of a rendering with what identifies each. */
function objectsOf(texts: string[]): [key: string, rendered: Rendered][] {
  return texts.flatMap((text): [string, Rendered][] => {
    const { success, data } = manifest.safeParse(JSON.parse(text));
    if (!success) {
      return [];
    }
    const { apiVersion, kind, metadata } = data;
    const { name, namespace } = metadata;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const key = [kind, group, namespace, name].join(' ');
    return [[key, { text, object: { group, kind, namespace, name } }]];
  });
}

/** How what Argo CD renders from two revisions of an application differs, object by object and without secrets. */
export class ManifestDiffs {
  constructor(
    private readonly options: {
      onDemand: OnDemand;
      deployments: Pick<DeploymentTable, 'hasRevision'>;
    },
  ) {}

  /** @throws NotFoundError for a revision that the application has nothing to do with */
  async between(
    target: Target,
    { from, to }: { from: string; to: string },
  ): Promise<ManifestDiff> {
    const { record } = target;
    if (record.hydration) {
      return { items: [], omitted: 0, unavailable: 'hydrated' };
    }
    const [before, after] = await Promise.all(
      [from, to].map(revision => this.#revisions(record, revision)),
    );
    if (!before || !after) {
      return { items: [], omitted: 0, unavailable: 'severalSources' };
    }
    const [older, newer] = await Promise.all([
      this.#render(target, before),
      this.#render(target, after),
    ]);
    const diffs = [...new Set([...older.keys(), ...newer.keys()])]
      .sort()
      .map(key => {
        const [live, desired] = [older.get(key), newer.get(key)];
        return toDiff({
          ...(desired ?? live)!.object,
          liveState: live?.text,
          targetState: desired?.text,
        });
      })
      .filter(({ change }) => change !== 'none');
    return {
      items: diffs.slice(0, maxItems),
      omitted: Math.max(0, diffs.length - maxItems),
    };
  }

  /** One revision per source; `undefined` where Argo CD does not know those of all any more. */
  async #revisions(
    record: ApplicationRecord,
    revision: string,
  ): Promise<string[] | undefined> {
    const { deployments } = this.options;
    const place = await findKnownRevision(record, revision, deployments);
    if (record.sources.length < 2) {
      return [revision];
    }
    const all = place && revisionsOf(place.deployment ?? record.sync);
    return all?.length === record.sources.length ? all : undefined;
  }

  async #render({ record, instance }: Target, revisions: string[]) {
    const { name } = instance.config;
    try {
      // Kept as a list: of a map the cache would not know the size.
      const objects = await this.options.onDemand.get(
        name,
        `${record.namespace}/${record.name} manifests ${revisions.join(' ')}`,
        renderedMs,
        async () => objectsOf(await instance.read.manifests(record, revisions)),
      );
      return new Map(objects);
    } catch (error) {
      throw toPortalError(error, name);
    }
  }
}
