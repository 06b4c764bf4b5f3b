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
import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { useComparedAt } from '../../connection';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { argocdTranslationRef } from '../../translation';
import styles from './States.module.css';
import { troubleKey } from './troubled';

/** Opens all that is known of how an instance is heard and whether it looks. */
export function InstanceStatusButton(props: { instance: InstanceStatus }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const times = useTimes();
  const sentences = useSentences();
  const { name, title, status, since, dataAsOf, troubles, version } =
    props.instance;
  const comparedAt = useComparedAt()(props.instance);
  const facts: [string, string | undefined][] = [
    [
      t('instanceStatus.heard'),
      t('instanceStatus.since', {
        status: t(`instanceStatus.code.${status}`),
        time: times.until(since),
      }),
    ],
    [t('instanceStatus.dataAsOf'), dataAsOf && times.until(dataAsOf)],
    [
      t('instanceStatus.comparedAt'),
      comparedAt ? times.until(comparedAt) : t('instanceStatus.never'),
    ],
    [t('instanceStatus.version'), version],
  ];
  const label = t('instanceStatus.of', { name: title ?? name });
  return (
    <DialogTrigger>
      <Button size="small" variant="secondary" aria-label={label}>
        {t('instanceStatus.title')}
      </Button>
      <Popover placement="bottom end" aria-label={label}>
        <div className={styles.popover}>
          <h3 className={styles.heading}>{title ?? name}</h3>
          <dl className={styles.facts}>
            {facts.map(
              ([term, text]) =>
                text && (
                  <div key={term}>
                    <dt>{term}</dt>
                    <dd>{text}</dd>
                  </div>
                ),
            )}
          </dl>
          {troubles?.map(trouble => (
            <p key={troubleKey(trouble)} className={styles.trouble}>
              {sentences.trouble(trouble)}
            </p>
          ))}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
