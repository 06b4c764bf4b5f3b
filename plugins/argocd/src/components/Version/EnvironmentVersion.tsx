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

import { ApplicationView, Change } from '@slipway/plugin-argocd-common';
import { Distance } from './Distance';
import { useVersionReason } from './useVersionReason';
import { Version } from './Version';
import styles from './Version.module.css';

/** The version of an environment and its distance, from the answer of its entity. */
export function EnvironmentVersion(props: {
  application: ApplicationView;
  changes: Change[];
}) {
  const { standing, verdict } = props.application;
  const reason = useVersionReason();
  if (verdict.code === 'notDeployed') {
    return <span className={styles.quiet}>–</span>;
  }
  const change = props.changes.find(({ sha }) => sha === standing.commit);
  return (
    <span className={styles.stack}>
      <Version
        commit={standing.commit}
        title={change?.title}
        url={change?.url}
        isNothing={
          standing.readAt !== undefined &&
          standing.services.every(({ version }) => !version)
        }
        reason={reason.ofVersion(standing)}
      />
      {(standing.commit || standing.has !== 'unknown') && (
        <Distance
          has={standing.has}
          behind={standing.behind}
          reason={reason.ofDistance(standing)}
        />
      )}
    </span>
  );
}
