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
import { Has } from '@slipway/plugin-argocd-common';
import { commitTag, isPathOf, parseImage } from './imageName';
import { Service } from './services';
import { CommitFacts, RepositoryFacts } from './types';

/** What images are compared with. */
export interface ImageFacts {
  /** The repository and branch that is deployed; absent where nothing is known of them. */
  repository?: RepositoryFacts;
  /** Paths of the images that the application, or any that shares some with it, runs or asks for. */
  deployedImages: ReadonlySet<string>;
  /**
   * Paths of the images that any application of this repository runs or asks for, as long as not all were read: others
   * may be deployed, too.
   */
  readImages?: ReadonlySet<string>;
  /** Whether an image is of a service of the application, by its path: it belongs there, deployed or not. */
  isOfService(path: string): boolean;
  /** Whether a commit is another one or comes after it; `undefined` while that is not known. */
  contains(commit: string, ancestor: string): boolean | undefined;
}

/** {@link ImageFacts} of one standing: what takes a walk through all commits or images is worked out once. */
export interface KnownImages extends ImageFacts {
  /** @see commitOfImage */
  commitOf(image: string): string | undefined;
  /** Path of an image, without host and tag. */
  pathOf(image: string): string;
  /** Images of a change that are deployed or of a service; others are tools of its pipeline. Before the first one all count. */
  deployedOf(change: CommitFacts): string[];
}

/** Works something out once per argument. */
function once<Argument, Result>(
  workOut: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const known = new Map<Argument, { result: Result }>();
  return argument => {
    const found = known.get(argument) ?? { result: workOut(argument) };
    known.set(argument, found);
    return found.result;
  };
}

export function knownImages<Facts extends ImageFacts>(
  facts: Facts,
): Facts & KnownImages {
  const { repository, deployedImages, isOfService } = facts;
  return {
    ...facts,
    commitOf: once((image: string) => commitOfImage(image, repository)),
    pathOf: once((image: string) => parseImage(image).path),
    deployedOf: once(({ images }: CommitFacts) =>
      images.filter(
        path =>
          deployedImages.size === 0 ||
          isAmong(deployedImages, path) ||
          isOfService(path),
      ),
    ),
  };
}

/** Several facts must hold: one that does not decides, then one that nobody knows. */
export function all(facts: Has[]): Has {
  if (facts.includes('no')) {
    return 'no';
  }
  return facts.includes('unknown') ? 'unknown' : 'yes';
}

export function toHas(fact: boolean | undefined): Has {
  if (fact === undefined) {
    return 'unknown';
  }
  return fact ? 'yes' : 'no';
}

/** Of a change that is not built nobody knows all images yet: it runs nowhere. */
export function isPending({ state }: CommitFacts): boolean {
  return state !== 'built';
}

export function uses(
  { images }: Service,
  repository: string,
  { pathOf }: KnownImages,
): boolean {
  return images.some(image => isPathOf(pathOf(image), repository));
}

function isAmong(images: ReadonlySet<string>, repository: string): boolean {
  return [...images].some(path => isPathOf(path, repository));
}

/** Whether a change has an image of which nobody can tell yet whether it is deployed. */
export function hasUnreadImage(
  { images }: CommitFacts,
  { deployedImages, isOfService, readImages }: ImageFacts,
): boolean {
  return (
    readImages !== undefined &&
    deployedImages.size > 0 &&
    images.some(
      path =>
        !isAmong(deployedImages, path) &&
        !isAmong(readImages, path) &&
        !isOfService(path),
    )
  );
}

/** The commit that an image was built from, by its tag; `undefined` for an image of another origin. */
export function commitOfImage(
  image: string,
  repository: RepositoryFacts | undefined,
): string | undefined {
  const tag = commitTag(image);
  if (!repository || !tag) {
    return undefined;
  }
  const named = repository.commits.filter(({ sha }) => sha.startsWith(tag));
  if (named.length > 0) {
    return named.length === 1 ? named[0].sha : undefined;
  }
  // Older than what is at hand, or of another branch: an image of the project's own registry says so all the same.
  return tag.length === 40 && isOfProject(image, repository) ? tag : undefined;
}

/** Whether an image lies where the registry keeps those of the project. */
export function isOfProject(
  image: string,
  { repository }: RepositoryFacts,
): boolean {
  const project = new URL(repository).pathname.toLowerCase();
  return `/${parseImage(image).path}/`.includes(`${project}/`);
}

/** Whether all images of one repository of the registry have a change. */
export function hasChange(
  images: string[],
  { sha }: CommitFacts,
  path: string,
  { commitOf, contains, pathOf }: KnownImages,
): Has {
  const own = images.filter(image => isPathOf(pathOf(image), path));
  if (own.length === 0) {
    return 'no';
  }
  return all(
    own.map(image => {
      const commit = commitOf(image);
      return commit ? toHas(contains(commit, sha)) : 'unknown';
    }),
  );
}

/** The image that is furthest behind. */
export function oldestImage(
  images: string[],
  { commitOf, contains }: KnownImages,
): string | undefined {
  let oldest: string | undefined;
  for (const image of images) {
    const known = oldest && commitOf(oldest);
    const commit = commitOf(image);
    if (!oldest || (known && commit && contains(known, commit))) {
      oldest = image;
    }
  }
  return oldest;
}
