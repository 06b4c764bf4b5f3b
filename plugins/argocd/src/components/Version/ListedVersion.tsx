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

import { ListedApplication } from '@slipway/plugin-argocd-common';
import { Distance } from './Distance';
import { useVersionReason } from './useVersionReason';
import { Version } from './Version';
import styles from './Version.module.css';

/** The version of a listed application and its distance. */
export function ListedVersion(props: { application: ListedApplication }) {
  const { version, verdict } = props.application;
  const reason = useVersionReason().ofRow();
  if (verdict.code === 'notDeployed') {
    return <span className={styles.quiet}>–</span>;
  }
  return (
    <span className={styles.stack}>
      <Version {...version} isNothing={version.runsNothing} reason={reason} />
      {(version.commit || version.has !== 'unknown') && (
        <Distance has={version.has} behind={version.behind} reason={reason} />
      )}
    </span>
  );
}
