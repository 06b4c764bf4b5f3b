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
  ArgocdApi,
  compareVerdicts,
  ListedApplication,
} from '@slipway/plugin-argocd-common';
import DataLoader from 'dataloader';

/** The most that one question may name. */
const maxRefs = 100;
/** The most that one answer may hold. */
const maxApplications = 500;
/** Milliseconds in which the rows of a table put their questions together. */
const gatherMs = 20;
/** Many browsers hear the same signal: after their first question they ask within so many milliseconds. */
const spreadMs = 2_000;

/** A question so soon after the last one comes of a signal, not of somebody who opens a page. */
const repeatMs = 60_000;

const loaders = new WeakMap<ArgocdApi, EntityVerdicts>();

export type EntityVerdicts = DataLoader<string, ListedApplication | undefined>;

/** The worst application of each entity; the rows of a table make one question. */
export function entityVerdicts(api: ArgocdApi): EntityVerdicts {
  let loader = loaders.get(api);
  if (!loader) {
    let lastAsked = 0;
    loader = new DataLoader(
      async refs => {
        const { items } = await api.getApplications({
          entity: [...refs],
          limit: maxApplications,
        });
        return refs.map(
          ref =>
            items
              .filter(({ entities }) =>
                entities.some(({ entityRef }) => entityRef === ref),
              )
              .sort((a, b) =>
                compareVerdicts(a.verdict.code, b.verdict.code),
              )[0],
        );
      },
      {
        cache: false,
        maxBatchSize: maxRefs,
        batchScheduleFn: ask => {
          const isAgain = Date.now() - lastAsked < repeatMs;
          lastAsked = Date.now();
          setTimeout(ask, isAgain ? Math.random() * spreadMs : gatherMs);
        },
      },
    );
    loaders.set(api, loader);
  }
  return loader;
}
