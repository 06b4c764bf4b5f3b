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

import { RiErrorWarningLine } from '@remixicon/react';
import { memo } from 'react';
import { AnsiText } from './AnsiText';
import { LogEntry } from './LogEntry';
import styles from './Logs.module.css';
import { Marked } from './Marked';

/** What of each line is shown. */
export interface LogColumns {
  numbers: boolean;
  times: boolean;
  pods: boolean;
}

export interface LogTimes {
  clock(iso: string): string;
  exact(iso: string): string;
}

/** Characters at the end of a pod's name that tell it from the others. */
const podTail = 5;

export const LogRow = memo(function Row(props: {
  entry: LogEntry;
  columns: LogColumns;
  times: LogTimes;
  /** Shows JSON and the colors of a terminal as they came. */
  isRaw: boolean;
  query: string;
  /** Whether the search stands here. */
  isCurrent: boolean;
  /** Whether the cause was read in this line. */
  isCause: boolean;
}) {
  const { entry, columns, times, query } = props;
  const { at, content, failed, isJson, level, number, pod, text } = entry;
  const plain = isJson && !props.isRaw;
  return (
    <div
      className={styles.row}
      data-failed={failed || undefined}
      data-cause={props.isCause || undefined}
      data-current={props.isCurrent || undefined}
    >
      {columns.numbers && <span className={styles.number}>{number}</span>}
      {columns.times && (
        <span className={styles.time} title={at && times.exact(at)}>
          {at && times.clock(at)}
        </span>
      )}
      {columns.pods && (
        <span className={styles.pod} title={pod}>
          {pod?.slice(-podTail)}
        </span>
      )}
      <span className={styles.text} data-level={plain ? level : undefined}>
        {failed && <RiErrorWarningLine size={14} aria-hidden />}
        {plain ? (
          <Marked text={text} query={query} />
        ) : (
          <AnsiText text={content} query={query} />
        )}
      </span>
    </div>
  );
});
