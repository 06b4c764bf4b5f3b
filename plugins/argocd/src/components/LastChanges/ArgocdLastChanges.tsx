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

import { Entity } from '@backstage/catalog-model';
import { ReactNode } from 'react';
import { useEntityApplications } from '../../hooks/useEntityApplications';
import { RelativeTime } from '../Text';

/**
 * When each service of a project was changed last, and by whom. For an app that lists the services of a project.
 *
 * @public
 */
export function ArgocdLastChanges(props: {
  project: Entity;
  /** Given what says it of a component, by its reference; nothing where it is not known. */
  children: (lastChangeOf: (entityRef: string) => ReactNode) => ReactNode;
}) {
  const { data } = useEntityApplications(props.project);
  return (
    <>
      {props.children(entityRef => {
        const change = data?.serviceChanges.find(
          item => item.entityRef === entityRef,
        )?.change;
        return (
          change?.committedAt && (
            <span title={change.title}>
              <RelativeTime iso={change.committedAt} />
              {change.author && `, ${change.author}`}
            </span>
          )
        );
      })}
    </>
  );
}
