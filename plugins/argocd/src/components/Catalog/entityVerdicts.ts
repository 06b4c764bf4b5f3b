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

/** The most entities that one request may name. */
const maxRefs = 100;
/** The most applications that one response may hold. */
const maxApplications = 500;
/** Milliseconds in which the rows of a table are gathered into one request. */
const gatherMs = 20;
/** Many browsers receive the same signal: their requests are spread over so many milliseconds. */
const spreadMs = 2_000;
/** A request so soon after the last one is caused by a signal, not by a person who opens a page. */
const repeatMs = 60_000;

const loaders = new WeakMap<ArgocdApi, EntityVerdicts>();

type EntityVerdicts = DataLoader<string, ListedApplication | undefined>;

/** The worst application of each entity; the rows of a table make one request. */
export function entityVerdicts(api: ArgocdApi): EntityVerdicts {
  let loader = loaders.get(api);
  if (!loader) {
    let lastRequest = 0;
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
        batchScheduleFn: send => {
          const isAgain = Date.now() - lastRequest < repeatMs;
          lastRequest = Date.now();
          setTimeout(send, isAgain ? Math.random() * spreadMs : gatherMs);
        },
      },
    );
    loaders.set(api, loader);
  }
  return loader;
}
