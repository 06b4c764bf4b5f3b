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
import { useNow } from '../../hooks/useNow';
import { Times } from '../../hooks/useTimes';
import { VerdictIcon, verdictLook } from '../Verdict';
import styles from './Cells.module.css';
import { Hidden } from '../Text';
import { shortVersion } from './shortVersion';
import { CellTools } from './useCellTools';

/** Of an application what a cell shows. */
export type CellApplication = Pick<
  ListedApplication,
  'instance' | 'namespace' | 'name' | 'verdict' | 'version'
> &
  Partial<Pick<ListedApplication, 'cause' | 'entities' | 'url'>>;

function Lasting(props: { since: string; times: Times }) {
  return <>{`, ${props.times.lasting(props.since, useNow())}`}</>;
}

function Trouble(props: { application: CellApplication; tools: CellTools }) {
  const { verdict, cause } = props.application;
  const { words, times } = props.tools;
  const what = cause?.parameters.workload ?? cause?.parameters.name;
  const word = words.verdict(verdict);
  const since =
    verdict.code === 'outOfDate' && !verdict.lastKnown && verdict.since;
  return (
    <span className={styles.said}>
      <span className={styles.part} data-verdict>
        {word}
      </span>
      {what && !verdict.lastKnown && (
        <>
          <wbr />
          <span className={styles.part}>{`: ${what}`}</span>
        </>
      )}
      {since && (
        <>
          <wbr />
          <span className={styles.part}>
            <Lasting since={since} times={times} />
          </span>
        </>
      )}
    </span>
  );
}

/** How far a cell is behind; where something else is to be said first, the tab says it. */
function behindOf(
  { verdict, version }: CellApplication,
  { words }: CellTools,
): string | undefined {
  if (verdict.code !== 'live' || verdict.lastKnown || !version.commit) {
    return undefined;
  }
  if (version.has === 'unknown') {
    return words.distanceUnknown;
  }
  return version.behind ? words.behind(version.behind) : undefined;
}

/** Version and state of a project in an environment. */
export function EnvironmentCell(props: {
  application: CellApplication;
  /** How many others of the project are there as well. */
  more: number;
  /** Named where the column does not say the environment. */
  name?: string;
  /** The entity whose tab it leads to, else the main one of the application. */
  entityRef?: string;
  tools: CellTools;
}) {
  const { application, more, name, tools } = props;
  const { words, sentences, entityTab } = tools;
  const { verdict, version } = application;
  const entityRef = props.entityRef ?? application.entities?.[0]?.entityRef;
  const href =
    entityRef && entityTab
      ? entityTab(entityRef, application)
      : application.url;
  const short = shortVersion(application);
  const behind = behindOf(application, tools);
  // A healthy word is told by its icon; to who hears the page it is said.
  const isHealthy = verdict.code === 'live' && !verdict.lastKnown;
  const title = [
    application.name,
    (version.failing ?? version).title,
    isHealthy ? undefined : sentences.verdict(application),
  ]
    .filter(Boolean)
    .join('\n');
  const content = (
    <>
      <VerdictIcon verdict={verdict} size={16} />
      {name && <span className={styles.other}>{name}</span>}{' '}
      <span className={styles.texts}>
        {short && <span className={styles.mono}>{short}</span>}{' '}
        {version.failing && <Hidden>{words.notLive}</Hidden>}{' '}
        {isHealthy ? (
          <Hidden data-verdict>{words.healthy}</Hidden>
        ) : (
          <Trouble application={application} tools={tools} />
        )}{' '}
        {behind && <span className={styles.quiet}>{behind}</span>}{' '}
        {more > 0 && <span className={styles.quiet}>{words.more(more)}</span>}
      </span>
    </>
  );
  const look = {
    className: styles.cell,
    'data-tone': verdictLook(verdict).tone,
    title,
  };
  return (
    <span className={styles.place}>
      {href ? (
        <a
          href={href}
          {...(!entityRef && { target: '_blank', rel: 'noopener noreferrer' })}
          {...look}
        >
          {content}
          {!entityRef && <Hidden>({words.newTab})</Hidden>}
        </a>
      ) : (
        <span {...look}>{content}</span>
      )}
    </span>
  );
}
