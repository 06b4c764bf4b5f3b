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

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The tabs below the environments. */
export const views = ['services', 'resources', 'deployments'] as const;

export type View = (typeof views)[number];

/** What is chosen on the entity tab, as its address keeps it, so that a copied link shows the same. */
export interface Address {
  /** Key of an application, or the name of an environment; absent as long as nobody chose one. */
  environment?: string;
  /** Key of the application whose row is open. */
  row?: string;
  view?: View;
  /** Id of a node of the resource tree. */
  resource?: string;
  /** What the log in full screen shows. */
  logs?: string;
}

const names: (keyof Address)[] = [
  'environment',
  'row',
  'view',
  'resource',
  'logs',
];
/** Longer than any name that Kubernetes or Argo CD permits; more is nothing that somebody chose here. */
const maxLength = 1_000;

function readAddress(parameters: URLSearchParams): Address {
  const address: Address = {};
  for (const name of names) {
    const value = parameters.get(name);
    if (!value || value.length > maxLength) {
      continue;
    }
    if (name === 'view') {
      address.view = views.find(view => view === value);
    } else {
      address[name] = value;
    }
  }
  return address;
}

/** What is chosen in the address, and how to choose something else; every other parameter stays. */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams();
  const address = useMemo(() => readAddress(parameters), [parameters]);
  const choose = useCallback(
    (change: Partial<Address>, options: { replace?: boolean } = {}) =>
      setParameters(
        before => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: options.replace, preventScrollReset: true },
      ),
    [setParameters],
  );
  return { address, choose };
}
