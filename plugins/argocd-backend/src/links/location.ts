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

import { GitlabSite } from './gitlabSites';
import { RepositoryAlias, repositoryKey } from './repository';

/** A file of a repository, as the catalog's GitLab integration asks GitLab for it. */
export interface RepositoryFile {
  /** Key of the repository, as `repositoryKey` makes it. */
  repository: string;
  /** Path of the project in its GitLab. */
  project: string;
  /** Branch, tag or commit. */
  revision: string;
  /** Path of the file. */
  file: string;
}

/** Longer addresses are nobody's file. */
const maxLength = 2048;

/** The address of a file: what the integration takes for the project ends at the first `/blob/`. */
const fileAddress = /^\/(.+?)(?:\/-)?\/blob\/([^/]+)\/(.+)$/;
const projectSegment = /^(?!-$|\.{1,2}$)[\w.-]+$/;

/** GitLab adds that a branch is meant; an anchor names lines. Neither is sent, and neither changes what is read. */
const harmlessSearch = ['', '?ref_type=heads'];
const harmlessHash = /^(?:#L\d+(?:-\d+)?)?$/;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether a path or the name of a branch means the same to everybody who reads it. */
function isPlain(path: string | undefined): path is string {
  return (
    path !== undefined &&
    // Control characters, also those that change the direction of a text, and what a parser could decode once more.
    !/[\p{C}\p{Z}%\\?#*]/u.test(path.replace(/ /g, '')) &&
    path.split('/').every(part => part !== '' && !/^\.{1,2}$/.test(part))
  );
}

/**
 * The file that Backstage's GitLab integration asks for when the catalog reads a location, derived as the integration
 * derives it. `undefined` for every address that is not the one obvious way to write it: what two parsers could read
 * differently proves nothing.
 *
 * @param location - as in `backstage.io/managed-by-location`
 */
export function fileOfLocation(
  location: string,
  sites: GitlabSite[],
  aliases: RepositoryAlias[] = [],
): RepositoryFile | undefined {
  const target = location.startsWith('url:') ? location.slice(4) : '';
  if (target.length > maxLength || !URL.canParse(target)) {
    return undefined;
  }
  const url = new URL(target);
  const site = sites.find(({ origin }) => origin === url.origin);
  if (
    !site ||
    url.href !== target ||
    url.username ||
    url.password ||
    !harmlessSearch.includes(url.search) ||
    !harmlessHash.test(url.hash) ||
    !url.pathname.startsWith(`${site.relativePath}/`)
  ) {
    return undefined;
  }
  const parts = fileAddress.exec(url.pathname.slice(site.relativePath.length));
  if (!parts) {
    return undefined;
  }
  const [, project, branch, path] = parts;
  const segments = project.split('/');
  const revision = decode(branch);
  // A slash in the name of a file does not exist; an encoded one would be none to others.
  const file = /%2f/i.test(path) ? undefined : decode(path);
  if (
    segments.length < 2 ||
    !segments.every(segment => projectSegment.test(segment)) ||
    /\.git$/i.test(project) ||
    !isPlain(revision) ||
    !isPlain(file)
  ) {
    return undefined;
  }
  const repository = repositoryKey(
    `${site.origin}${site.relativePath}/${project}`,
    aliases,
  );
  return repository ? { repository, project, revision, file } : undefined;
}

/** Folder of a file, without slashes at its ends; empty for the root. */
export function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/');
}
