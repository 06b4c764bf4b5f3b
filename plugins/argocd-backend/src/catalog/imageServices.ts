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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  IMAGE_ANNOTATION,
  SERVICE_ANNOTATION,
} from '@slipway/plugin-argocd-common';
import { isImageOf, parseImage } from '../delivery/imageName';

/** A component with the image that it is built into. */
export interface ImageService {
  entityRef: string;
  /** For people. */
  name: string;
  /** Repository of the image, with or without the registry's host. */
  repository: string;
}

/** What a component says of its image; `undefined` where it says nothing. */
export function imageServiceOf(entity: Entity): ImageService | undefined {
  const { annotations, name, title } = entity.metadata;
  const annotation = annotations?.[IMAGE_ANNOTATION];
  const repository = annotation && repositoryOf(annotation.trim());
  return repository && entity.kind.toLowerCase() === 'component'
    ? {
        entityRef: stringifyEntityRef(entity),
        name: annotations?.[SERVICE_ANNOTATION]?.trim() || (title ?? name),
        repository,
      }
    : undefined;
}

/** An image without tag and digest. */
function repositoryOf(image: string): string {
  const [named] = image.split('@');
  const { tag } = parseImage(image);
  return tag === undefined ? named : named.slice(0, -tag.length - 1);
}

/** How well an image fits a repository: as it is written, without its host, or behind the path of a mirror. */
function fit(image: string, repository: string): number {
  if (repositoryOf(image) === repository) {
    return 3;
  }
  const { path } = parseImage(repository);
  // Whoever names a host means that one.
  if (path !== repository) {
    return 0;
  }
  if (parseImage(image).path === repository) {
    return 2;
  }
  return isImageOf(image, repository) ? 1 : 0;
}

/** The one service that an image is the image of; none where several fit as well. */
export function serviceOfImage(
  services: ImageService[],
  image: string,
): { entityRef: string; name: string } | undefined {
  const found = services
    .map(service => ({ service, rank: fit(image, service.repository) }))
    .filter(({ rank }) => rank > 0);
  const best = Math.max(...found.map(({ rank }) => rank));
  const [first, ...others] = found.filter(({ rank }) => rank === best);
  return first && others.length === 0
    ? { entityRef: first.service.entityRef, name: first.service.name }
    : undefined;
}
