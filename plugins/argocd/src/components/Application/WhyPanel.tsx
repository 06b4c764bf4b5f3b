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
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useSentences } from '../../hooks/useSentences';
import { argocdTranslationRef } from '../../translation';
import { RelativeTime } from '../Text';
import styles from './Application.module.css';

/** The cause in words, the way to the failing resource, its last event, and what to do; the original one click away. */
export function WhyPanel(props: { application: ApplicationView }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const { cause } = props.application;
  if (!cause) {
    return null;
  }
  // Only what does not come up affects who uses it; what cannot be compared or synced leaves running what runs.
  const { environment, standing, verdict } = props.application;
  const isAffected =
    ['broken', 'rollingOut'].includes(verdict.code) &&
    standing.readAt !== undefined;
  const serving = standing.services.filter(({ version }) => version);
  return (
    <Card className={styles.why}>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('why.title')}
        </Text>
      </CardHeader>
      <CardBody className={styles.stack}>
        <Text as="p" weight="bold">
          {sentences.cause(cause)}
        </Text>
        {cause.path && (
          <div>
            <Text as="h4" className={styles.label}>
              {t('why.where')}
            </Text>
            <ol className={styles.path}>
              {cause.path.map((resource, index) => (
                <li key={`${resource.kind}/${resource.name}`}>
                  {index > 0 && <RiArrowRightLine size={16} aria-hidden />}
                  <span
                    className={styles.resource}
                    data-failing={index === cause.path!.length - 1}
                  >
                    <span className={styles.label}>{resource.kind}</span>
                    <span>{resource.name}</span>
                  </span>
                </li>
              ))}
            </ol>
          </div>
        )}
        {cause.lastEvent && (
          <div>
            <Text as="h4" className={styles.label}>
              {t('why.lastEvent')}
            </Text>
            <Text as="p">
              {cause.lastEvent.reason}
              {cause.lastEvent.at && (
                <>
                  {' · '}
                  <RelativeTime iso={cause.lastEvent.at} />
                </>
              )}
              {cause.lastEvent.count !== undefined &&
                ` · ${t('why.times', { count: cause.lastEvent.count })}`}
            </Text>
          </div>
        )}
        {cause.lastLogLine && (
          <div>
            <Text as="h4" className={styles.label}>
              {t('why.lastLogLine')}
            </Text>
            <code className={styles.logLine} title={cause.lastLogLine}>
              {cause.lastLogLine}
            </code>
          </div>
        )}
        {isAffected && (
          <div>
            <Text as="h4" className={styles.label}>
              {t('why.affected')}
            </Text>
            <Text as="p">
              {serving.length > 0
                ? t('why.serving', {
                    environment,
                    services: serving.map(({ service }) => service).join(', '),
                  })
                : t('why.nothingServes', { environment })}
            </Text>
          </div>
        )}
        <div>
          <Text as="h4" className={styles.label}>
            {t('why.next')}
          </Text>
          <Text as="p">{sentences.advice(cause)}</Text>
        </div>
        {cause.original && (
          <details>
            <summary>{t('why.original')}</summary>
            <pre className={styles.original}>{cause.original}</pre>
          </details>
        )}
      </CardBody>
    </Card>
  );
}
