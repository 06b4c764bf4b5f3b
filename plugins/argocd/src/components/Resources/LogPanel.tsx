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
import { Button, SearchField, Select, Switch, Text } from '@backstage/ui';
import {
  ApplicationView,
  LogLine,
  ResourceNode,
} from '@slipway/plugin-argocd-common';
import { useEffect, useRef, useState } from 'react';
import { argocdApiRef } from '../../api';
import { argocdTranslationRef } from '../../translation';
import { useLoaded } from '../../hooks/useLoaded';
import { messageOf } from '../../utils/messageOf';
import { AnsiText, plainText } from './AnsiText';
import { queryOf } from './queryOf';
import styles from './Resources.module.css';

/** Lines that are kept; the oldest go first. */
const maxLines = 5_000;
/** New lines are shown so often at most, however fast they come. */
const showMs = 100;

/** Saves lines as a file, without the codes of a terminal. */
function download(fileName: string, lines: LogLine[]): void {
  const text = lines
    .map(({ at, pod, content }) =>
      [at, pod, plainText(content)].filter(Boolean).join(' '),
    )
    .join('\n');
  const url = URL.createObjectURL(
    new Blob([`${text}\n`], { type: 'text/plain' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** The log of a pod, or of all pods of a workload: followed, searched, of a container, or of the one before. */
export default function LogPanel(props: {
  application: ApplicationView;
  node: ResourceNode;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name } = props.application;
  const { node } = props;
  const [follow, setFollow] = useState(true);
  const [previous, setPrevious] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [search, setSearch] = useState('');
  const [lines, setLines] = useState<LogLine[]>([]);
  const [state, setState] = useState<'reading' | 'ended' | Error>('reading');
  const end = useRef<HTMLDivElement>(null);

  const { value: containers, isLoading } = useLoaded(
    () => api.getContainers({ instance, namespace, name }, queryOf(node)),
    [api, instance, namespace, name, node],
  );
  // Where they cannot be listed, Argo CD takes the only one there is.
  const container = chosen ?? containers?.[0]?.name;

  useEffect(() => {
    if (isLoading) {
      return undefined;
    }
    const reading = new AbortController();
    let waiting: LogLine[] = [];
    const show = () => {
      if (waiting.length > 0) {
        const more = waiting;
        waiting = [];
        setLines(before => [...before, ...more].slice(-maxLines));
      }
    };
    const timer = setInterval(show, showMs);
    setLines([]);
    setState('reading');
    const read = async () => {
      const log = api.streamLogs(
        { instance, namespace, name },
        {
          namespace: node.namespace ?? '',
          ...(node.kind === 'Pod'
            ? { pod: node.name }
            : { group: node.group, kind: node.kind, name: node.name }),
          container,
          previous: previous || undefined,
          follow: follow && !previous ? true : undefined,
          tail: 500,
        },
        { signal: reading.signal },
      );
      for await (const line of log) {
        waiting.push(line);
      }
    };
    read().then(
      () => {
        show();
        setState('ended');
      },
      error => {
        if (!reading.signal.aborted) {
          show();
          setState(error);
        }
      },
    );
    return () => {
      clearInterval(timer);
      reading.abort();
    };
  }, [
    api,
    instance,
    namespace,
    name,
    node,
    follow,
    previous,
    container,
    isLoading,
  ]);

  useEffect(() => {
    if (follow) {
      end.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [lines, follow]);

  const found = search
    ? lines.filter(({ content }) =>
        plainText(content).toLowerCase().includes(search.toLowerCase()),
      )
    : lines;
  return (
    <div className={styles.stack}>
      <div className={styles.head}>
        <Switch
          label={t('logs.follow')}
          isSelected={follow}
          isDisabled={previous}
          onChange={setFollow}
        />
        <Switch
          label={t('logs.previous')}
          isSelected={previous}
          onChange={setPrevious}
        />
        {containers && containers.length > 1 && (
          <Select
            className={styles.logField}
            size="small"
            aria-label={t('logs.container')}
            options={containers.map(item => ({
              value: item.name,
              label: t(`logs.kinds.${item.kind}`, { name: item.name }),
            }))}
            selectedKey={container}
            onSelectionChange={key => setChosen(String(key))}
          />
        )}
        <SearchField
          className={styles.logField}
          size="small"
          aria-label={t('logs.search')}
          placeholder={t('logs.search')}
          value={search}
          onChange={setSearch}
        />
        <Button
          size="small"
          variant="secondary"
          isDisabled={lines.length === 0}
          onPress={() =>
            download(
              `${[node.name, container].filter(Boolean).join('-')}.log`,
              found,
            )
          }
        >
          {t('logs.download')}
        </Button>
      </div>
      <div
        className={styles.log}
        role="log"
        // A keyboard scrolls only what it can focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('logs.label', { name: node.name })}
      >
        {found.map((line, index) => (
          // Lines have no names of their own.
          // eslint-disable-next-line react/no-array-index-key
          <div key={index} data-failed={line.failed || undefined}>
            {node.kind !== 'Pod' && line.pod && (
              <span className={styles.second}>{line.pod.slice(-5)} </span>
            )}
            <AnsiText text={line.content} />
          </div>
        ))}
        <div ref={end} />
      </div>
      <Text as="p" className={styles.second} role="status">
        {state instanceof Error && messageOf(state)}
        {state === 'reading' &&
          (follow && !previous ? t('logs.following') : t('logs.reading'))}
        {state === 'ended' &&
          (lines.length === 0 ? t('logs.empty') : t('logs.ended'))}
      </Text>
    </div>
  );
}
