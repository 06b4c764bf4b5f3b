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

import { RiFileTextLine, RiFolderOpenLine } from '@remixicon/react';
import { PreviewFile } from '@slipway/plugin-gitops-common';
import styles from './ProjectPreview.module.css';

const folderOf = (path: string) =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';

/** Files by their folders; one of them is looked at. */
export function FileTree(props: {
  label: string;
  files: PreviewFile[];
  selected: string;
  onSelect: (path: string) => void;
}) {
  const folders = new Map<string, PreviewFile[]>();
  for (const file of props.files) {
    const folder = folderOf(file.path);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return (
    <nav aria-label={props.label} className={styles.tree}>
      {[...folders].map(([folder, files]) => (
        <details
          key={folder}
          open={
            !folder.startsWith('apps/') || folder === folderOf(props.selected)
          }
        >
          <summary className={styles.folder}>
            <RiFolderOpenLine size={16} aria-hidden />
            {folder || '.'}
            <span className={styles.count}>{files.length}</span>
          </summary>
          <ul className={styles.files}>
            {files.map(({ path }) => (
              <li key={path}>
                <button
                  type="button"
                  className={styles.file}
                  aria-current={path === props.selected || undefined}
                  onClick={() => props.onSelect(path)}
                >
                  <RiFileTextLine size={16} aria-hidden />
                  {path.slice(folder ? folder.length + 1 : 0)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
