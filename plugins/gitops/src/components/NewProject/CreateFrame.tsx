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

import { ReactNode } from 'react';
import styles from './NewProject.module.css';

/** The head of the page, and what stands below it. */
export function CreateFrame(props: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <div data-argocd="create">
      <header className={styles.head}>
        <h1>{props.title}</h1>
        {props.description && <p>{props.description}</p>}
      </header>
      <main className={styles.main} tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}
