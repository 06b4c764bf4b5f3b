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
  ApplicationWhy,
  FailingContainer,
  MissingSetting,
  Serving,
} from '@slipway/plugin-argocd-common';
import { useNow } from '../../hooks/useNow';
import { useTimes } from '../../hooks/useTimes';
import { argocdWhyTranslationRef } from '../../translations/why';
import { ExternalLink, RelativeTime, Revision } from '../Text';
import { nameOfFile } from './nameOfFile';
import styles from './Why.module.css';

/** Settings that are told in a line; further ones are counted. */
const shownSettings = 2;

function Restarts({ container }: { container: FailingContainer }) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const times = useTimes();
  const now = useNow();
  const { restarts, since, nextTryAt } = container;
  const seconds = (from: number, to: number) =>
    times.duration(Math.max(1, (to - from) / 1_000));
  const next = nextTryAt ? Date.parse(nextTryAt) : undefined;
  return (
    <>
      {since
        ? t('restartsIn', {
            count: restarts,
            duration: seconds(Date.parse(since), now),
          })
        : String(restarts)}
      {next !== undefined &&
        `, ${
          next > now
            ? t('nextTry', { duration: seconds(now, next) })
            : t('nextTryDue')
        }`}
    </>
  );
}

function Missing(props: {
  setting: MissingSetting;
  before: string;
  environment: string;
}) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const { kind, name, of, setAt } = props.setting;
  return (
    <span className={styles.line}>
      {t(`missing.${kind}`, {
        name,
        of,
        before: props.before,
        environment: props.environment,
      })}
      {setAt && (
        <>
          {' ('}
          <ExternalLink href={setAt.url}>
            {nameOfFile(setAt.path)}
            {setAt.line && `:${setAt.line}`}
          </ExternalLink>
          )
        </>
      )}
    </span>
  );
}

function Visitors({ serving }: { serving: Serving }) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const { code, commit, ready, url } = serving;
  const pods = t('servedBy', { count: ready });
  if (code !== 'previousVersion') {
    return <>{code === 'nothing' ? t('servesNothing') : pods}</>;
  }
  return (
    <>
      {t('servesPrevious')}
      {commit && (
        <>
          {', '}
          <Revision revision={commit} url={url} />
        </>
      )}
      {`: ${pods}`}
    </>
  );
}

/** What was found out beside the cause: restarts, what another environment has, who is affected, what may not be seen. */
export function WhyFacts(props: {
  application: ApplicationView;
  why: ApplicationWhy;
}) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const { environment } = props.application;
  const { cause, compared, containers, serving, withheld } = props.why;
  const [container] = containers;
  const event = cause?.lastEvent;
  const missing = compared?.missing ?? [];
  const named = missing.filter(setting => setting.named);
  const told = (named.length > 0 ? named : missing).slice(0, shownSettings);
  return (
    <dl className={styles.facts}>
      {container && (container.restarts > 0 || container.nextTryAt) && (
        <>
          <dt>{t('restarts')}</dt>
          <dd>
            <Restarts container={container} />
          </dd>
        </>
      )}
      {event && !container?.nextTryAt && (
        <>
          <dt>{t('lastEvent')}</dt>
          <dd>
            {event.reason}
            {event.at && (
              <>
                {', '}
                <RelativeTime iso={event.at} />
              </>
            )}
            {event.count !== undefined &&
              `, ${t('times', { count: event.count })}`}
          </dd>
        </>
      )}
      {compared && told.length > 0 && (
        <>
          <dt>{t('comparedWith', { environment: compared.environment })}</dt>
          <dd>
            {told.map(setting => (
              <Missing
                key={`${setting.kind} ${setting.of} ${setting.name}`}
                setting={setting}
                before={compared.environment}
                environment={environment}
              />
            ))}
            {named.length === 0 &&
              missing.length > told.length &&
              t('moreMissing', { count: missing.length - told.length })}
          </dd>
        </>
      )}
      {serving && (
        <>
          <dt>{t('visitors')}</dt>
          <dd>
            <Visitors serving={serving} />
          </dd>
        </>
      )}
      {withheld.includes('logs') && (
        <>
          <dt>{t('withheld')}</dt>
          <dd>{t('withheldLogs')}</dd>
        </>
      )}
    </dl>
  );
}
