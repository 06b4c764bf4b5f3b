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

import { PreviewFile, ProjectPreview } from '@slipway/plugin-gitops-common';

/** A folder at the top, or a file there, with what there is to say of it. */
export interface FilePlace {
  path: string;
  /** Files in a folder. */
  count?: number;
  /** Jobs of a push to main. */
  jobs?: number;
  kinds?: { systems: number; components: number };
}

const catalogFile = 'catalog-info.yaml';
const pipelineFile = '.gitlab-ci.yml';

function kindsOf({ text }: PreviewFile): FilePlace['kinds'] {
  const kinds = [...text.matchAll(/^kind: (\w+)/gm)].map(([, kind]) => kind);
  return {
    systems: kinds.filter(kind => kind === 'System').length,
    components: kinds.filter(kind => kind === 'Component').length,
  };
}

/** The files of a project by their place at the top: folders first, the largest first. */
export function filePlaces(
  preview: Pick<ProjectPreview, 'files' | 'pipeline'>,
): FilePlace[] {
  const folders = new Map<string, number>();
  const files: FilePlace[] = [];
  for (const file of preview.files) {
    const { path } = file;
    const [top] = path.split('/');
    if (top !== path) {
      folders.set(`${top}/`, (folders.get(`${top}/`) ?? 0) + 1);
    } else if (path === catalogFile && !file.isCut) {
      files.push({ path, kinds: kindsOf(file) });
    } else if (path === pipelineFile && preview.pipeline) {
      const jobs = preview.pipeline.jobs.filter(({ events }) =>
        events.includes('push to main'),
      ).length;
      files.push({ path, jobs });
    } else {
      files.push({ path });
    }
  }
  return [
    ...[...folders]
      .map(([path, count]) => ({ path, count }))
      .sort((a, b) => b.count - a.count || a.path.localeCompare(b.path)),
    ...files.sort((a, b) => a.path.localeCompare(b.path)),
  ];
}
