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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationView,
  Change,
  shortImage,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { ExternalLink, Revision } from '../Text';
import { VerdictWord } from '../Verdict';
import { Distance, useVersionReason } from '../Version';
import styles from './ArgocdOverviewCard.module.css';

function Version(props: { application: ApplicationView; changes: Change[] }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { standing, verdict } = props.application;
  const reason = useVersionReason();
  if (verdict.code === 'notDeployed') {
    return <span>–</span>;
  }
  const commit = standing.failing ?? standing.commit;
  const change = props.changes.find(({ sha }) => sha === commit);
  if (commit) {
    return (
      <>
        <Revision revision={commit} url={change?.url} />{' '}
        {change?.title && <span title={change.title}>{change.title}</span>}
      </>
    );
  }
  const [first] = standing.services.flatMap(({ version }) => version ?? []);
  // Of pods that were read it is known that none is ready.
  const nothingRuns = standing.readAt ? '–' : t('version.unknown');
  return (
    <span title={reason.ofVersion(standing)}>
      {first ? shortImage(first.image) : nothingRuns}
    </span>
  );
}

/** An environment in one line. */
export function CardRow(props: {
  application: ApplicationView;
  changes: Change[];
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const reason = useVersionReason();
  const { application } = props;
  const { environment, standing, verdict } = application;
  const [appUrl] = application.appUrls ?? [];
  const hasDistance =
    verdict.code !== 'notDeployed' &&
    (standing.commit !== undefined || standing.has !== 'unknown');
  return (
    <tr data-environment={environment}>
      <th scope="row" title={application.name}>
        {environment}
      </th>
      <td className={styles.version}>
        <Version application={application} changes={props.changes} />
      </td>
      <td>
        <VerdictWord verdict={verdict} />
      </td>
      <td>
        {standing.failing ? (
          <>
            <span>{t('version.latest')}</span>,{' '}
            <span>{t('version.notLive')}</span>
          </>
        ) : (
          hasDistance && (
            <Distance {...standing} reason={reason.ofDistance(standing)} />
          )
        )}
      </td>
      <td className={styles.link}>
        {appUrl && (
          <ExternalLink href={appUrl}>{t('environments.openApp')}</ExternalLink>
        )}
      </td>
    </tr>
  );
}
