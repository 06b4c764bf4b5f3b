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
import { Button, ButtonIcon, SearchField, Select, Switch } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowUpSLine,
  RiDownloadLine,
} from '@remixicon/react';
import { LogContainer, ResourceNode } from '@slipway/plugin-argocd-common';
import { KeyboardEvent, Ref } from 'react';
import { argocdLogsTranslationRef } from '../../translations/logs';
import { useResourceWords } from '../ResourceState';
import { Segments } from '../Segments';
import { LogPods } from './logPods';
import styles from './Logs.module.css';
import { LogRun, LogTarget } from './logTarget';
import { LogSearch } from './useLogSearch';

const runs: LogRun[] = ['now', 'crash', 'previous'];

const targetOf = (
  { group, kind, namespace = '', name }: ResourceNode,
  run: LogRun,
): LogTarget => ({
  ...(group && { group }),
  kind,
  namespace,
  name,
  ...(run !== 'now' && { run }),
});

/** Which log, and how it is shown. */
export function LogToolbar(props: {
  target: LogTarget;
  pods: LogPods;
  containers: LogContainer[];
  container?: string;
  search: LogSearch;
  searchField: Ref<HTMLDivElement>;
  times: boolean;
  onTimes: (on: boolean) => void;
  wrap: boolean;
  onWrap: (on: boolean) => void;
  isRaw: boolean;
  /** Only where a line is shown otherwise than it came. */
  onRaw?: (on: boolean) => void;
  onChange: (target: LogTarget) => void;
  /** Absent while there is nothing to save. */
  onDownload?: () => void;
}) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const words = useResourceWords();
  const { target, pods, containers, search } = props;
  const run: LogRun = target.run ?? (pods.node.previous ? 'previous' : 'now');
  const choice = run === 'previous' ? pods.previous : pods.current;
  // What all of them begin with tells none from another.
  const shortName = (name: string) =>
    name.replace(`${pods.workload.name}-`, '…');
  const options = [
    ...(choice.length > 1 || pods.node.kind !== 'Pod'
      ? [
          {
            value: 'all',
            label: t('allPods', { count: choice.length }),
          },
        ]
      : []),
    ...choice.map(pod => ({
      value: pod.id,
      label: t('pod', {
        name: shortName(pod.name),
        state: words.state(pod) ?? '',
      }),
    })),
  ];
  const isAll = pods.node.kind !== 'Pod';

  const choosePod = (id: string) => {
    const pod = choice.find(item => item.id === id);
    const node = pod ?? pods.ownerOf(choice);
    props.onChange(targetOf(node, run));
  };
  const chooseRun = (next: LogRun) => {
    if (next === 'previous') {
      const [only, ...more] = pods.previous;
      props.onChange(
        targetOf(more.length > 0 ? pods.ownerOf(pods.previous) : only, next),
      );
    } else if (run === 'previous') {
      const [first] = pods.current;
      props.onChange(targetOf(first ?? pods.workload, next));
    } else {
      props.onChange({
        ...targetOf(pods.node, next),
        container: props.container,
      });
    }
  };
  const unavailable = (one: LogRun): string | undefined => {
    if (one === 'previous' && pods.previous.length === 0) {
      return t('noPrevious');
    }
    const restarts = containers.find(
      ({ name }) => name === props.container,
    )?.restarts;
    return one === 'crash' && !isAll && restarts === 0
      ? t('noCrash')
      : undefined;
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      (event.shiftKey ? search.previous : search.next)();
    }
  };

  return (
    <div className={styles.bar} data-tools>
      <Select
        className={styles.podField}
        size="small"
        aria-label={t('pods')}
        options={options}
        selectedKey={isAll ? 'all' : pods.node.id}
        onSelectionChange={key => choosePod(String(key))}
      />
      {containers.length > 1 && (
        <Select
          className={styles.containerField}
          size="small"
          aria-label={t('container')}
          options={containers.map(item => ({
            value: item.name,
            label: t(`kinds.${item.kind}`, { name: item.name }),
          }))}
          selectedKey={props.container}
          onSelectionChange={key =>
            props.onChange({ ...target, container: String(key) })
          }
        />
      )}
      <Segments
        label={t('run')}
        options={runs.map(id => ({
          id,
          label: t(`runs.${id}`),
          reason: unavailable(id),
        }))}
        chosen={run}
        onChoose={chooseRun}
      />
      <div className={styles.search}>
        <SearchField
          ref={props.searchField}
          size="small"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search.text}
          onChange={search.setText}
          onKeyDown={onSearchKey}
        />
        {search.query && (
          <span className={styles.count} role="status">
            {t('found', {
              position: String(search.position),
              all: String(search.count),
            })}
          </span>
        )}
      </div>
      {search.count > 0 && (
        <>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowUpSLine size={16} />}
            aria-label={t('previousMatch')}
            onPress={search.previous}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowDownSLine size={16} />}
            aria-label={t('nextMatch')}
            onPress={search.next}
          />
        </>
      )}
      <span className={styles.push} />
      {props.onRaw && (
        <Switch
          className={styles.switch}
          label={t('raw')}
          isSelected={props.isRaw}
          onChange={props.onRaw}
        />
      )}
      <Switch
        className={styles.switch}
        label={t('times')}
        isSelected={props.times}
        onChange={props.onTimes}
      />
      <Switch
        className={styles.switch}
        label={t('wrap')}
        isSelected={props.wrap}
        onChange={props.onWrap}
      />
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine size={16} />}
        isDisabled={!props.onDownload}
        onPress={props.onDownload}
      >
        {t('download')}
      </Button>
    </div>
  );
}
