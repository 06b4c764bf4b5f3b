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
  ApplicationView,
  ServiceStanding,
} from '@slipway/plugin-argocd-common';
import { AnsweredApplication } from './entityAnswer';

/** Whether two environments run changes of one branch, so that what one is behind can be held against the other. */
function isComparable(one: AnsweredApplication, other: AnsweredApplication) {
  const [a, b] = [one.standing.repository, other.standing.repository];
  return (
    a !== undefined && a.repository === b?.repository && a.branch === b.branch
  );
}

function isAhead(one: ServiceStanding, other: ServiceStanding | undefined) {
  return (
    one.behind !== undefined &&
    other?.behind !== undefined &&
    one.behind < other.behind
  );
}

/**
 * The views of applications, where services that are ahead of the environment that follows say so.
 *
 * @param applications - in the order of promotion
 */
export function markNewer(
  applications: AnsweredApplication[],
): ApplicationView[] {
  return applications.map((application, index) => {
    const { view } = application;
    const following = applications[index + 1];
    if (!following || !isComparable(application, following)) {
      return view;
    }
    return {
      ...view,
      standing: {
        ...view.standing,
        services: view.standing.services.map(service =>
          isAhead(
            service,
            following.view.standing.services.find(
              other => other.service === service.service,
            ),
          )
            ? { ...service, newer: true }
            : service,
        ),
      },
    };
  });
}
