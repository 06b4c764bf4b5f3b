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
  EndpointProfile,
  TargetChoice,
  TargetSettings,
} from '@slipway/plugin-gitops-common';

/** An entry of `gitops.targets[]`. @public */
export interface TargetConfig {
  name: string;
  title: string;
  argocdInstance: string;
  gitlab: {
    host: string;
    /** Sorted by path. */
    groups: {
      path: string;
      /** Absent where the catalog says whose it is. */
      owners?: string[];
    }[];
    /** Without a trailing slash. */
    clusterUrl?: string;
  };
  endpointProfile: EndpointProfile;
  registry: {
    /** As people and the pipeline reach it. */
    host: string;
    /** From which the nodes pull. */
    pullFrom: string;
  };
  settings: TargetSettings;
  choices: TargetChoice[];
}
