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

import { applicationKey, ApplicationView } from '@slipway/plugin-argocd-common';
import { findChosen, useAddress, View } from '../../address';
import { isFailing, worstFirst } from '../Application';

/** What is chosen of these applications: in the address, else what fails, else the first. */
export function useChosen(applications: ApplicationView[]) {
  const { address, choose } = useAddress();
  const failing = worstFirst(applications).find(isFailing);
  const chosen = findChosen(applications, address.environment);
  // What fails is looked for among the resources.
  const view: View =
    address.view ?? (failing === undefined ? 'services' : 'resources');
  return {
    view,
    choose,
    /** Id of the resource that is open beside the others. */
    resource: address.resource,
    /** What the log in full screen shows. */
    logs: address.logs,
    /** Of which the tabs below tell. */
    selected: chosen ?? failing ?? applications[0],
    /** Key of the application whose row is open. */
    open: address.row,
    /** Whether the why of an application is open: always of the worst, and of what somebody asks for. */
    asksWhy(application: ApplicationView): boolean {
      return (
        isFailing(application) &&
        (application === failing ||
          application === chosen ||
          applicationKey(application) === address.row)
      );
    },
  };
}
