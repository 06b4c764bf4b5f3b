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
import { Button, VisuallyHidden } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Arrival,
  Change,
  InstanceStatus,
  NextStep,
  Promotion,
} from '@slipway/plugin-argocd-common';
import { KeyboardEvent, ReactNode, useState } from 'react';
import { argocdTranslationRef } from '../../translation';
import { instanceTitle } from '../../utils/instanceTitle';
import { EnvironmentRow } from './EnvironmentRow';
import styles from './EnvironmentRows.module.css';
import { isFailing, worstFirst } from './selection';

/** Of more, only the worst are shown, until all are requested. */
const shownRows = 5;

/** Arrows move between the rows. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) {
    return;
  }
  if (event.target.dataset.row === undefined) {
    return;
  }
  const rows = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]'),
  ];
  event.preventDefault();
  rows[rows.indexOf(event.target) + step]?.focus();
}

/** A row per environment, in their order; of many those that need eyes, the others on request. */
export function EnvironmentRows(props: {
  applications: ApplicationView[];
  changes: Change[];
  instances: InstanceStatus[];
  /** Key of the application whose row is open. */
  open?: string;
  onOpen: (key: string | undefined) => void;
  /** Of which the page tells more below. */
  selected?: ApplicationView;
  reload: () => Promise<void>;
  whyOf: (application: ApplicationView) => ReactNode;
  arrivals?: Arrival[];
  promotions?: Promotion[];
  next?: NextStep;
  /** Id of the line that says why that step would change nothing for now. */
  reasonId: string;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const [isWhole, setIsWhole] = useState(false);
  const { applications, instances, open } = props;
  // Rows do not come and go while somebody reads them: what was worst when the page was opened stays.
  const [worst] = useState(() =>
    worstFirst(applications).slice(0, shownRows).map(applicationKey),
  );
  // What can be done, waits or was chosen is never hidden.
  const kept = new Set(
    [
      props.next,
      props.selected,
      ...(props.promotions ?? []),
      ...applications.filter(isFailing),
    ].flatMap(ref => (ref ? [applicationKey(ref)] : [])),
  );
  const shown =
    applications.length <= shownRows || isWhole
      ? applications
      : applications.filter(application => {
          const key = applicationKey(application);
          return worst.includes(key) || key === open || kept.has(key);
        });
  const isOfSeveral =
    new Set(applications.map(({ instance }) => instance)).size > 1;
  const titleOf = ({ instance }: ApplicationView) =>
    isOfSeveral ? instanceTitle(instances, instance) : undefined;
  const isAlone = (one: ApplicationView) =>
    applications.every(
      other =>
        other === one ||
        other.environment !== one.environment ||
        other.instance !== one.instance,
    );
  return (
    <>
      <table
        className={styles.table}
        data-with-button={props.next !== undefined || undefined}
        aria-label={t('environments.label')}
      >
        <colgroup>
          <col className={styles.colEnvironment} />
          <col />
          <col className={styles.colDeployed} />
          <col className={styles.colState} />
          <col className={styles.colDistance} />
          <col className={styles.colActions} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('environments.environment')}</th>
            <th scope="col">{t('version.label')}</th>
            <th scope="col" className={styles.deployed}>
              {t('environments.deployed')}
            </th>
            <th scope="col">{t('environments.state')}</th>
            <th scope="col">{t('environments.changes')}</th>
            <th scope="col">
              <VisuallyHidden>{t('environments.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows move between its buttons */}
        <tbody onKeyDown={moveFocus}>
          {shown.map(application => {
            const key = applicationKey(application);
            return (
              <EnvironmentRow
                key={key}
                application={application}
                changes={props.changes}
                subtitle={
                  isAlone(application) ? titleOf(application) : application.name
                }
                instance={titleOf(application)}
                isOpen={key === open}
                onToggle={() => props.onOpen(key === open ? undefined : key)}
                reload={props.reload}
                why={props.whyOf(application)}
                arrival={props.arrivals?.find(
                  arrival => applicationKey(arrival) === key,
                )}
                promotions={(props.promotions ?? []).filter(
                  promotion => applicationKey(promotion) === key,
                )}
                reasonId={props.reasonId}
                next={
                  props.next && applicationKey(props.next) === key
                    ? props.next
                    : undefined
                }
              />
            );
          })}
        </tbody>
      </table>
      {shown.length < applications.length && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setIsWhole(true)}
        >
          {t('environments.all', { count: applications.length })}
        </Button>
      )}
    </>
  );
}
