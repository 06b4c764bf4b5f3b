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

/** An image as a pod names it, taken apart. */
export interface ImageName {
  /** Repository without the registry's host, e.g. `team/shop/api`. */
  path: string;
  tag?: string;
}

/** Takes an image apart as container engines do: what has a dot or a port, or is `localhost`, is a host. */
export function parseImage(image: string): ImageName {
  const [named] = image.split('@');
  const slash = named.indexOf('/');
  const host = slash > 0 ? named.slice(0, slash) : '';
  const rest = /[.:]|^localhost$/.test(host) ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  return colon > rest.lastIndexOf('/')
    ? { path: rest.slice(0, colon), tag: rest.slice(colon + 1) }
    : { path: rest };
}

/** The tag of an image, where it may be the id of a commit or the beginning of one. */
export function commitTag(image: string): string | undefined {
  const { tag } = parseImage(image);
  return tag && /^[0-9a-f]{8,64}$/.test(tag) ? tag : undefined;
}

/** Whether a path is a repository of the registry; a mirror may have put a path of its own before it. */
export function isPathOf(path: string, repository: string): boolean {
  return path === repository || path.endsWith(`/${repository}`);
}

/** Whether an image lies in a repository of the registry. */
export function isImageOf(image: string, repository: string): boolean {
  return isPathOf(parseImage(image).path, repository);
}
