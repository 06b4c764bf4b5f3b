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
  applicationKey,
  ApplicationView,
  Arrival,
  Change,
  NextStep,
  Promotion,
} from '@slipway/plugin-argocd-common';
import { MouseEvent, ReactNode, useId } from 'react';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { argocdTranslationRef } from '../../translation';
import { ActionMenu, RowOutcome } from '../Actions';
import { ExternalLink, RelativeTime } from '../Text';
import { Distance, EnvironmentVersion, useVersionReason } from '../Version';
import { DeployedCell } from './DeployedCell';
import styles from './EnvironmentRows.module.css';
import { NextButton } from './NextButton';
import { PromotionStep } from './PromotionStep';
import { RowDetails } from './RowDetails';
import { StateCell } from './StateCell';

/** What has a meaning of its own within a row, so that a click on it does not open the row. */
const ownMeaning = 'a, button, input, [role="menu"], [role="dialog"]';

/** One environment: where its app is, its version, when and by what it came, state, distance and what to do. */
export function EnvironmentRow(props: {
  application: ApplicationView;
  changes: Change[];
  /** What tells it from others of the same environment. */
  subtitle?: string;
  /** Title of its instance, where there are several. */
  instance?: string;
  isOpen: boolean;
  onToggle: () => void;
  reload: () => Promise<void>;
  /** Why it fails. */
  why?: ReactNode;
  /** By what it got what it runs. */
  arrival?: Arrival;
  /** Open merge requests that bring something to it. */
  promotions: Promotion[];
  /** The one step of the page, where it is about this environment. */
  next?: NextStep;
  /** Id of the line that says why that step would change nothing for now. */
  reasonId: string;
}) {
  const { application, isOpen, next } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const reason = useVersionReason();
  const actions = useApplicationActions(application, props.reload);
  const details = useId();
  const { environment, standing, verdict, lastDeployment } = application;
  const deployedAt = props.arrival?.at ?? lastDeployment?.deployedAt;
  const [appUrl] = application.appUrls ?? [];
  const isTinted =
    !verdict.lastKnown && ['broken', 'syncFailed'].includes(verdict.code);
  const isDeployed = verdict.code !== 'notDeployed';
  const openOnRow = (event: MouseEvent) => {
    const isOwn =
      event.target instanceof Element && event.target.closest(ownMeaning);
    if (!isOwn && !window.getSelection()?.toString()) {
      props.onToggle();
    }
  };
  return (
    <>
      <tr
        className={styles.row}
        data-environment={environment}
        data-tinted={isTinted || undefined}
        data-quiet={verdict.lastKnown || !isDeployed || undefined}
        onClick={openOnRow}
      >
        <th scope="row" className={styles.environment}>
          <button
            type="button"
            className={styles.toggle}
            data-row={applicationKey(application)}
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            onClick={props.onToggle}
          >
            {environment}
          </button>
          {(appUrl || props.subtitle) && (
            <span className={styles.sub}>
              {props.subtitle && <span>{props.subtitle}</span>}
              {appUrl && (
                <ExternalLink href={appUrl}>
                  {t('environments.openApp')}
                </ExternalLink>
              )}
            </span>
          )}
        </th>
        <td className={styles.version}>
          <EnvironmentVersion
            application={application}
            changes={props.changes}
            commit={standing.failing}
          />
          {deployedAt && (
            <span className={`${styles.sub} ${styles.narrow}`}>
              <RelativeTime iso={deployedAt} isOld={verdict.lastKnown} />
            </span>
          )}
        </td>
        <td className={styles.deployed}>
          <DeployedCell application={application} arrival={props.arrival} />
        </td>
        <td className={styles.state}>
          <StateCell application={application} />
        </td>
        <td className={styles.distance}>
          {standing.failing && <span>{t('version.latest')}</span>}
          {!standing.failing &&
            isDeployed &&
            (standing.commit || standing.has !== 'unknown') && (
              <Distance
                has={standing.has}
                behind={standing.behind}
                reason={reason.ofDistance(standing)}
                compareUrl={standing.compareUrl}
              />
            )}
          {standing.failing && (
            <span className={styles.sub}>{t('version.notLive')}</span>
          )}
        </td>
        <td className={styles.actions}>
          <div>
            {next && (
              <NextButton
                application={application}
                next={next}
                reasonId={props.reasonId}
                reload={props.reload}
              />
            )}
            <ActionMenu
              application={application}
              actions={actions}
              releaseUrl={props.arrival?.mergeRequest?.url}
            />
          </div>
          <RowOutcome actions={actions} />
        </td>
      </tr>
      {props.promotions.map(promotion => (
        <tr key={promotion.mergeRequest.url} className={styles.extra}>
          <td colSpan={6}>
            <PromotionStep promotion={promotion} environment={environment} />
          </td>
        </tr>
      ))}
      {props.why && (
        <tr className={styles.extra} data-why={environment}>
          <td colSpan={6}>{props.why}</td>
        </tr>
      )}
      {isOpen && (
        <tr className={styles.extra}>
          <td colSpan={6} id={details}>
            <RowDetails
              application={application}
              instance={props.instance}
              configuration={props.arrival?.configuration}
            />
          </td>
        </tr>
      )}
    </>
  );
}
