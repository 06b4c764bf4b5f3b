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

/** One image of which the tag is another one than before; with one side alone it came or went. */
export interface ImageChange {
  /** Last part of its path. */
  name: string;
  from?: string;
  to?: string;
}

interface Image {
  path: string;
  name: string;
  tag: string;
}

function parse(image: string): Image {
  const [, path, tag = '', digest = ''] =
    /^(.*?)(?::([^:/@]+))?(?:@(.+))?$/.exec(image) ?? [];
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    tag: tag || digest || 'latest',
  };
}

/** Puts the images of two deployments beside each other. */
export function pairImages(
  before: string[],
  after: string[],
): { changed: ImageChange[]; same: string[] } {
  const old = before.map(parse);
  const now = after.map(parse);
  const paths = [...new Set([...now, ...old].map(({ path }) => path))];
  const changed: ImageChange[] = [];
  const same: string[] = [];
  for (const path of paths) {
    const from = old.filter(image => image.path === path);
    const to = now.filter(image => image.path === path);
    const gone = from.filter(({ tag }) => !to.some(item => item.tag === tag));
    const came = to.filter(({ tag }) => !from.some(item => item.tag === tag));
    const { name } = [...to, ...from][0];
    if (gone.length + came.length === 0) {
      same.push(name);
    }
    for (let at = 0; at < Math.max(gone.length, came.length); at += 1) {
      changed.push({ name, from: gone[at]?.tag, to: came[at]?.tag });
    }
  }
  return { changed, same };
}
