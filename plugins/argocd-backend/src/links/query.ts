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
import { GitlabSite } from './gitlabSites';
import { fileOfLocation, RepositoryFile } from './location';
import { RepositoryAlias } from './repository';
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
  /** Where the catalog says that it read the entity; empty where it says nothing. */
  location: string;
  /** The same as a file of a GitLab, where it is one beyond doubt. */
  file?: RepositoryFile;
}

/** By what locations are understood. */
export interface LocationReading {
  aliases?: RepositoryAlias[];
  gitlabs?: GitlabSite[];
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
  { aliases, gitlabs = [] }: LocationReading = {},
): ApplicationQuery {
  const annotations = entity.metadata.annotations ?? {};
  // Only what the catalog sets for the entity itself: anybody may write source-location and project-slug, and a Location
  // in the root of a repository is the origin of everything that it lists.
  const location = annotations[ANNOTATION_LOCATION] ?? '';
  const query: ApplicationQuery = {
    entityRef: stringifyEntityRef(entity),
    names: list(annotations[ARGOCD_APP_NAME_ANNOTATION]),
    namespaces: list(annotations[ARGOCD_APP_NAMESPACE_ANNOTATION]),
    projects: list(annotations[ARGOCD_PROJECT_NAME_ANNOTATION]),
    instances: list(annotations[ARGOCD_INSTANCE_NAME_ANNOTATION]),
    location,
    file: fileOfLocation(location, gitlabs, aliases),
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
