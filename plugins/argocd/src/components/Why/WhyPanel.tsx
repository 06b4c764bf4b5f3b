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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowRightSLine } from '@remixicon/react';
import {
  ApplicationView,
  ApplicationWhy,
  causeStep,
  ResourceRef,
  Verdict,
} from '@slipway/plugin-argocd-common';
import { Fragment, useId } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useSentences } from '../../hooks/useSentences';
import { useTimes } from '../../hooks/useTimes';
import { argocdWhyTranslationRef } from '../../translations/why';
import { MiddleCut } from '../Text';
import { CrashLines } from './CrashLines';
import { nameOfFile } from './nameOfFile';
import { Steps } from './Steps';
import styles from './Why.module.css';
import { useWhyTargets } from './useWhyTargets';
import { WhyFacts } from './WhyFacts';

/** Characters of a pod's name that tell it from its siblings. */
const tail = 9;

/** Of a pod the end of its name: what it begins with stands before it in the path. */
function PathName({ resource: { kind, name } }: { resource: ResourceRef }) {
  return (
    <>
      {kind}{' '}
      {kind === 'Pod' && name.length > 2 * tail ? (
        `…${name.slice(-tail)}`
      ) : (
        <MiddleCut text={name} />
      )}
    </>
  );
}

/** What is at hand before the evidence is: the application itself names its cause. */
function known({ cause, environment }: ApplicationView): ApplicationWhy {
  const code = cause && causeStep(cause.code);
  return {
    cause,
    containers: [],
    places: [],
    steps:
      code && code !== 'lookCloser'
        ? [
            {
              code,
              parameters: { cause: cause.code, environment },
              places: [],
              looks: [],
            },
          ]
        : [],
    withheld: [],
  };
}

/** What is only remembered alarms nobody. */
function toneOf({ code, lastKnown }: Verdict) {
  if (lastKnown) {
    return 'quiet';
  }
  return code === 'broken' || code === 'syncFailed' ? 'negative' : 'warning';
}

/** Why an application is in trouble, with the evidence, and what a person can do about it. */
export function WhyPanel(props: {
  application: ApplicationView;
  /** Whether going back is the one primary action of the page. */
  isUndoPrimary?: boolean;
  reload: () => Promise<void>;
}) {
  const { application } = props;
  const targets = useWhyTargets(application);
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const sentences = useSentences();
  const times = useTimes();
  const api = useApi(argocdApiRef);
  const title = useId();
  const { cause: summary, instance, namespace, name, verdict } = application;
  const { value = known(application) } = useLoaded(
    () => api.getWhy({ instance, namespace, name }),
    [api, instance, namespace, name, JSON.stringify([summary, verdict.since])],
  );
  const { cause = summary, error, log } = value;
  const path = cause?.path ?? [];
  const heading = () => {
    if (!verdict.lastKnown) {
      return t('title');
    }
    return verdict.comparedAt
      ? t('titleAt', { time: times.until(verdict.comparedAt) })
      : t('titleThen');
  };
  return (
    <section
      className={styles.why}
      data-tone={toneOf(verdict)}
      aria-labelledby={title}
    >
      <div className={styles.evidence}>
        <h3 id={title}>
          {heading()}{' '}
          {error ? (
            <>
              <span className={styles.mono}>{error.text}</span>
              {error.file &&
                ` ${t('inFile', {
                  file: nameOfFile(error.file),
                  line: String(error.line),
                })}`}
            </>
          ) : (
            <span className={styles.sentence}>
              {cause ? sentences.cause(cause) : t('notFound')}
            </span>
          )}
        </h3>
        {path.length > 0 && (
          <p className={styles.trail}>
            {path.map((resource, index) => (
              <Fragment key={`${resource.kind}/${resource.name}`}>
                {index > 0 && <RiArrowRightSLine size={16} aria-hidden />}
                <button
                  type="button"
                  className={styles.link}
                  title={resource.name}
                  onClick={() => targets.openResource(resource)}
                >
                  <PathName resource={resource} />
                </button>
              </Fragment>
            ))}
          </p>
        )}
        {log && <CrashLines log={log} />}
        <WhyFacts application={application} why={value} />
        {cause?.original && (
          <details className={styles.original}>
            <summary>{t('original')}</summary>
            <pre>{cause.original}</pre>
          </details>
        )}
      </div>
      <div>
        <h3>{t('whatToDo')}</h3>
        <Steps
          steps={value.steps}
          isUndoPrimary={props.isUndoPrimary ?? false}
          application={application}
          reload={props.reload}
          onOpenLogs={targets.openLogs}
          onOpenResource={targets.openResource}
        />
      </div>
    </section>
  );
}
