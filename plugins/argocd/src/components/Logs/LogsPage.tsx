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
import { Button, Dialog, DialogHeader, Switch, Text } from '@backstage/ui';
import {
  ApplicationView,
  LogContainer,
  LogQuery,
} from '@slipway/plugin-argocd-common';
import {
  KeyboardEvent,
  ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { argocdApiRef } from '../../api';
import { useLocale } from '../../hooks/useLocale';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdLogsTranslationRef } from '../../translations/logs';
import { messageOf } from '../../utils/messageOf';
import { queryOf } from '../../utils/queryOf';
import { ResourceState } from '../ResourceState';
import { RetryMessage } from '../States';
import { downloadLog } from './downloadLog';
import { LogEntry } from './LogEntry';
import { LogLines } from './LogLines';
import { logPods, LogPods } from './logPods';
import styles from './Logs.module.css';
import { LogTarget } from './logTarget';
import { LogToolbar } from './LogToolbar';
import { RunEnd } from './RunEnd';
import { useLog } from './useLog';
import { useLogSearch } from './useLogSearch';

/** Lines from the end that are asked for: all that Argo CD's answer may hold of one pod, less of each of many. */
const tailOfOne = 5_000;
const tailOfMany = 1_000;

interface LogsProps {
  application: ApplicationView;
  target: LogTarget;
  /** The person chose another log. */
  onChange: (target: LogTarget) => void;
  onClose: () => void;
}

function queryFor(
  { group, kind, namespace, name, run = 'now' }: LogTarget,
  container: string | undefined,
  follow: boolean,
): LogQuery {
  const isPod = kind === 'Pod';
  return {
    namespace,
    ...(isPod ? { pod: name } : { group, kind, name }),
    container,
    previous: run === 'crash' || undefined,
    follow: follow || undefined,
    tail: isPod ? tailOfOne : tailOfMany,
  };
}

/** Tells the lines in which the trouble of the application was read. */
function useIsCause(application: ApplicationView, pod: string) {
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, cause } = application;
  const { value: why } = useLoaded(
    async () => cause && api.getWhy({ instance, namespace, name }),
    [api, instance, namespace, name, JSON.stringify(cause)],
  );
  return useMemo(() => {
    const read =
      why?.log?.pod === pod && why.log.lines.some(({ matched }) => matched)
        ? why.log.lines.map(({ content }) => content)
        : [cause?.lastLogLine ?? ''];
    const lines = new Set(read.map(line => line.trim()).filter(Boolean));
    return (entry: LogEntry) => lines.has(entry.text.trim());
  }, [why, cause, pod]);
}

function LogsHead(props: {
  application: ApplicationView;
  name: string;
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  return (
    <header className={styles.head}>
      <DialogHeader className={styles.title}>
        {t('title', {
          name: props.name,
          environment: props.application.environment,
        })}
      </DialogHeader>
      {props.children}
    </header>
  );
}

function Lines(
  props: LogsProps & {
    pods: LogPods;
    containers: LogContainer[];
  },
) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const { application, target, pods, containers } = props;
  const locale = useLocale();
  const { run = 'now' } = target;
  const [follow, setFollow] = useState(true);
  const [times, setTimes] = useState(true);
  const [wrap, setWrap] = useState(true);
  const [isRaw, setIsRaw] = useState(false);
  const searchField = useRef<HTMLDivElement>(null);
  // Where they cannot be listed, Argo CD takes the only one there is.
  const container =
    containers.find(({ name }) => name === target.container) ?? containers[0];
  const isOver = run === 'crash' || container?.state?.state === 'ended';
  const follows = follow && !isOver;
  const log = useLog(
    application,
    queryFor(target, container?.name ?? target.container, follows),
  );
  const { entries, state, total } = log;
  const search = useLogSearch(entries);
  const isCause = useIsCause(application, target.name);
  const isOne = target.kind === 'Pod';
  const isWhole = total < (isOne ? tailOfOne : tailOfMany);
  const hasJson = useMemo(
    () => entries.some(({ isJson }) => isJson),
    [entries],
  );

  const page = useRef<HTMLDivElement>(null);
  // Keys are for the log as soon as it is there, unless a person is elsewhere in it already.
  useEffect(() => {
    if (!page.current?.contains(document.activeElement)) {
      page.current?.querySelector<HTMLElement>('[role=log]')?.focus();
    }
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target: element, key, ctrlKey, metaKey, altKey } = event;
    if (element instanceof HTMLInputElement && element.type !== 'checkbox') {
      return;
    }
    if (ctrlKey || metaKey || altKey) {
      return;
    }
    if (key === '/') {
      event.preventDefault();
      searchField.current?.querySelector('input')?.focus();
    } else if (key === 'f' && !isOver) {
      setFollow(before => !before);
    } else if (key === 'w') {
      setWrap(before => !before);
    }
  };

  return (
    // Keys work while the focus is anywhere in it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={page} className={styles.page} onKeyDown={onKeyDown}>
      <LogsHead application={application} name={pods.workload.name}>
        <Text as="p" className={styles.subtitle}>
          {t('of', {
            application: application.name,
            kind: pods.node.kind,
            name: pods.node.name,
          })}
        </Text>
        <div className={styles.state}>
          <ResourceState
            node={pods.node}
            isOld={application.verdict.lastKnown === true}
          />
        </div>
      </LogsHead>
      <LogToolbar
        target={target}
        pods={pods}
        containers={containers}
        container={container?.name}
        search={search}
        searchField={searchField}
        times={times}
        onTimes={setTimes}
        wrap={wrap}
        onWrap={setWrap}
        isRaw={isRaw}
        onRaw={hasJson ? setIsRaw : undefined}
        onChange={props.onChange}
        onDownload={
          entries.length > 0
            ? () =>
                downloadLog(
                  `${[pods.node.name, container?.name, run !== 'now' && run]
                    .filter(Boolean)
                    .join('-')}.log`,
                  entries,
                )
            : undefined
        }
      />
      <LogLines
        // Another log begins at its own end.
        key={JSON.stringify(target)}
        label={t('label', { name: pods.node.name })}
        entries={entries}
        columns={{ numbers: isOne && isWhole, times, pods: !isOne }}
        wrap={wrap}
        isRaw={isRaw}
        query={search.query}
        current={search.current}
        isCause={isCause}
      >
        {isOne && state.code === 'ended' && (
          <RunEnd run={run} container={container} />
        )}
        {state.code === 'ended' && total === 0 && (
          <p className={styles.rule}>{t('empty')}</p>
        )}
        {state.code === 'failed' && total === 0 && (
          <RetryMessage error={state.error} onRetry={log.reload} />
        )}
      </LogLines>
      <footer className={styles.bar}>
        <Text as="p" className={styles.second} role="status">
          {state.code === 'reading' &&
            total === 0 &&
            t(follows ? 'waiting' : 'reading')}
          {total > 0 &&
            t(isWhole ? 'whole' : 'lines', {
              count: total,
              number: new Intl.NumberFormat(locale).format(total),
            })}
          {state.code === 'lost' &&
            ` ${t('lost', { message: messageOf(state.error) })}`}
          {state.code === 'failed' && total > 0 && ` ${messageOf(state.error)}`}
        </Text>
        {state.code === 'ended' && !isOver && (
          <Button size="small" variant="secondary" onPress={log.reload}>
            {t('again')}
          </Button>
        )}
        <span className={styles.push} />
        <Switch
          label={t('follow')}
          isSelected={follows}
          isReadOnly={isOver}
          aria-disabled={isOver || undefined}
          aria-describedby="argocd-logs-follow"
          onChange={setFollow}
        />
        <Text as="p" id="argocd-logs-follow" className={styles.second}>
          {isOver && t('over')}
        </Text>
      </footer>
    </div>
  );
}

/** What is there before it is known whose log it is. */
function Before(props: LogsProps & { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <LogsHead application={props.application} name={props.target.name} />
      <div className={styles.bar}>{props.children}</div>
    </div>
  );
}

/** Asks which containers there are first, so that no log is opened in vain. */
function Containers(props: LogsProps & { pods: LogPods }) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const api = useApi(argocdApiRef);
  const { application, pods } = props;
  const { instance, namespace, name } = application;
  const { node } = pods;
  const containers = useLoaded(
    () => api.getContainers({ instance, namespace, name }, queryOf(node)),
    [api, instance, namespace, name, node],
  );
  return containers.isLoading ? (
    <Before {...props}>
      <Text as="p">{t('reading')}</Text>
    </Before>
  ) : (
    <Lines {...props} containers={containers.value ?? []} />
  );
}

function Logs(props: LogsProps) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const api = useApi(argocdApiRef);
  const { application, target } = props;
  const { instance, namespace, name } = application;
  const tree = useLoaded(
    () => api.getResourceTree({ instance, namespace, name }),
    [api, instance, namespace, name, JSON.stringify(application.health)],
  );
  const pods = useMemo(
    () => tree.value && logPods(tree.value.nodes, target),
    [tree.value, target],
  );
  if (pods) {
    // Another pod has other containers.
    return <Containers key={pods.node.id} {...props} pods={pods} />;
  }
  if (tree.error && !tree.value) {
    return (
      <Before {...props}>
        <RetryMessage error={tree.error} onRetry={tree.reload} />
      </Before>
    );
  }
  return (
    <Before {...props}>
      <Text as="p">
        {tree.value
          ? t('gone', { kind: target.kind, name: target.name })
          : t('reading')}
      </Text>
    </Before>
  );
}

/** The log of a pod, or of all pods of one version, on the whole screen; Escape goes back to where it was opened. */
export default function LogsPage(props: LogsProps) {
  return (
    <Dialog
      className={styles.screen}
      width="100vw"
      height="100dvh"
      isOpen
      onOpenChange={isOpen => !isOpen && props.onClose()}
    >
      <Logs {...props} />
    </Dialog>
  );
}
