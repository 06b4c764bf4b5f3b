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
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ARGOCD_APP_NAME_ANNOTATION,
  ARGOCD_APP_NAMESPACE_ANNOTATION,
  ARGOCD_APP_SELECTOR_ANNOTATION,
  ARGOCD_INSTANCE_NAME_ANNOTATION,
  ARGOCD_PROJECT_NAME_ANNOTATION,
} from '@slipway/plugin-argocd-common';
import {
  RepositoryAlias,
  repositoryOfLocation,
  RepositoryRevision,
} from './repository';
import { LabelSelector, parseSelector } from './selector';

/** What an entity says about its applications, and where it comes from. */
export interface ApplicationQuery {
  entityRef: string;
  /** Names that the entity claims. */
  names?: string[];
  /** Labels that the entity claims. */
  selector?: LabelSelector;
  /** The selector is there but cannot be read. */
  selectorError?: string;
  /** Any of them. */
  namespaces?: string[];
  /** Any of them; without names and selector the entity claims every application of these projects. */
  projects?: string[];
  /** Any of them. */
  instances?: string[];
  /** Repositories that the catalog read the entity from, at the revision that it read. */
  repositories: RepositoryRevision[];
}

function list(value: string | undefined): string[] | undefined {
  const items = value
    ?.split(',')
    .map(item => item.trim())
    .filter(Boolean);
  return items?.length ? items : undefined;
}

/** Whether an entity names applications by annotation. */
export function isArgocdAnnotated(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Boolean(
    annotations[ARGOCD_APP_NAME_ANNOTATION] ||
      annotations[ARGOCD_APP_SELECTOR_ANNOTATION] ||
      annotations[ARGOCD_PROJECT_NAME_ANNOTATION],
  );
}

/**
 * Turns an entity's annotations into one query. Both sides use it, so that the front end shows a tab exactly where the
 * back end would look.
 */
export function applicationQuery(
  entity: Entity,
  aliases: RepositoryAlias[] = [],
): ApplicationQuery {
  const annotations = entity.metadata.annotations ?? {};
  const query: ApplicationQuery = {
    entityRef: stringifyEntityRef(entity),
    names: list(annotations[ARGOCD_APP_NAME_ANNOTATION]),
    namespaces: list(annotations[ARGOCD_APP_NAMESPACE_ANNOTATION]),
    projects: list(annotations[ARGOCD_PROJECT_NAME_ANNOTATION]),
    instances: list(annotations[ARGOCD_INSTANCE_NAME_ANNOTATION]),
    // Only what the catalog itself sets: source-location and project-slug can be written by anybody.
    repositories: [ANNOTATION_LOCATION, ANNOTATION_ORIGIN_LOCATION]
      .map(name => repositoryOfLocation(annotations[name], aliases))
      .filter((found): found is RepositoryRevision => found !== undefined),
  };
  const selector = annotations[ARGOCD_APP_SELECTOR_ANNOTATION]?.trim();
  if (selector) {
    try {
      query.selector = parseSelector(selector);
    } catch (error) {
      query.selectorError = (error as Error).message;
    }
  }
  return query;
}
