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
  applicationKey,
  ApplicationRef,
  DeliverySplit,
  WentLive,
} from '@slipway/plugin-argocd-common';
import { ChangeArrival } from './arrivals';

/** An environment that runs the latest change. */
export interface HavingLatest extends ApplicationRef {
  environment: string;
  /** Id of that change. */
  sha: string;
}

/**
 * When the latest change became live in the environment that got it last; `undefined` where that was not seen.
 *
 * @param arrivals - of the latest change itself
 */
export function wentLive(
  having: HavingLatest[],
  arrivals: ChangeArrival[],
  splits: DeliverySplit[],
): WentLive | undefined {
  const seen = having.flatMap(({ environment, sha, ...ref }) => {
    const key = applicationKey(ref);
    const arrival = arrivals.find(item => applicationKey(item) === key);
    const at = arrival?.liveAt;
    const split = splits.find(
      item => item.sha === sha && applicationKey(item) === key,
    );
    const seconds =
      at && split ? (Date.parse(at) - Date.parse(split.startedAt)) / 1000 : -1;
    return arrival && at
      ? [
          {
            sha,
            environment,
            at,
            ...(!arrival.imageUpdate && { by: arrival.author }),
            ...(seconds >= 0 && { seconds }),
          },
        ]
      : [];
  });
  return seen.sort((a, b) => b.at.localeCompare(a.at))[0];
}
