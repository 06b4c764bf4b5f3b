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
import { Button, Text } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Change,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import { useId, useState } from 'react';
import { argocdTranslationRef } from '../../translation';
import { instanceTitle } from '../../utils/instanceTitle';
import { EnvironmentRow } from './EnvironmentRow';
import styles from './EnvironmentRows.module.css';
import { worstFirst } from './selection';

/** Of more, only the worst are shown, until all are requested. */
const shownRows = 5;

/** A row per environment; those of several instances stand below their names. Arrows move between them. */
export function EnvironmentRows(props: {
  applications: ApplicationView[];
  changes: Change[];
  instances: InstanceStatus[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const name = useId();
  const [isWhole, setIsWhole] = useState(false);
  const { applications } = props;
  const isShort = applications.length > shownRows && !isWhole;
  const shown = isShort
    ? worstFirst(applications).filter(
        (application, index) =>
          index < shownRows || applicationKey(application) === props.selected,
      )
    : applications;
  const row = (application: ApplicationView) => {
    const id = applicationKey(application);
    return (
      <EnvironmentRow
        key={id}
        application={application}
        changes={props.changes}
        isSelected={id === props.selected}
        name={name}
        onSelect={() => props.onSelect(id)}
      />
    );
  };
  const isGrouped =
    new Set(applications.map(({ instance }) => instance)).size > 1;
  const groups = [...new Set(shown.map(({ instance }) => instance))];
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t('environments.label')}</legend>
      {!isGrouped
        ? shown.map(row)
        : groups.map(instance => (
            <div
              key={instance}
              role="group"
              aria-labelledby={`${name}-${instance}`}
              className={styles.group}
            >
              <Text
                as="h3"
                id={`${name}-${instance}`}
                variant="body-small"
                weight="bold"
              >
                {instanceTitle(props.instances, instance)}
              </Text>
              {shown
                .filter(application => application.instance === instance)
                .map(row)}
            </div>
          ))}
      {isShort && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setIsWhole(true)}
        >
          {t('environments.all', { count: applications.length })}
        </Button>
      )}
    </fieldset>
  );
}
