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
import { Button } from '@backstage/ui';
import { RiArrowDownLine } from '@remixicon/react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { argocdLogsTranslationRef } from '../../translations/logs';
import { LogEntry } from './LogEntry';
import { LogColumns, LogRow } from './LogRow';
import styles from './Logs.module.css';
import { useLogTimes } from './useLogTimes';

const rowHeight = 20;
/** Nearer to the end than this counts as being there. */
const endPx = 24;

/**
 * Lines of a log, of which only those on the screen are drawn. They stay at the end while a reader is there; a reader
 * who has scrolled up is told how many have come since.
 */
export function LogLines(props: {
  label: string;
  entries: LogEntry[];
  columns: LogColumns;
  wrap: boolean;
  isRaw: boolean;
  /** In lower case. */
  query: string;
  /** Place of the entry in which the search stands. */
  current?: number;
  isCause(entry: LogEntry): boolean;
  /** Below the last line. */
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(argocdLogsTranslationRef);
  const times = useLogTimes();
  const { entries, wrap, current } = props;
  const place = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const lastTop = useRef(0);
  const seen = useRef(0);
  const last = entries.at(-1)?.number ?? 0;

  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: index => entries[index].number,
    overscan: 20,
    // A row that is measured may change the height of the whole, which an observer must not do at once.
    useAnimationFrameWithResizeObserver: true,
  });
  const height = rows.getTotalSize();
  const shown = rows.getVirtualItems();

  const toEnd = () => {
    if (place.current) {
      place.current.scrollTop = place.current.scrollHeight;
    }
  };
  useLayoutEffect(() => {
    if (isAtEnd) {
      seen.current = last;
      toEnd();
    }
  }, [isAtEnd, last, height]);
  useLayoutEffect(() => {
    rows.measure();
  }, [rows, wrap]);
  useLayoutEffect(() => {
    if (current !== undefined) {
      setIsAtEnd(false);
      rows.scrollToIndex(current, { align: 'center' });
    }
  }, [rows, current]);

  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = place.current!;
    if (scrollHeight - scrollTop - clientHeight < endPx) {
      setIsAtEnd(true);
    } else if (scrollTop < lastTop.current) {
      // Lines that come move the end away without anybody scrolling.
      setIsAtEnd(false);
    }
    lastTop.current = scrollTop;
  };
  const more = isAtEnd ? 0 : last - seen.current;

  return (
    <div className={styles.linesFrame}>
      <div
        ref={place}
        className={styles.lines}
        data-wrap={wrap}
        role="log"
        // Thousands of lines are no announcement; the state of the log is.
        aria-live="off"
        aria-label={props.label}
        // A keyboard scrolls only what it can focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={styles.whole} style={{ height }}>
          <div
            className={styles.shown}
            style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}
          >
            {shown.map(({ index, key }) => (
              <div
                key={key}
                data-index={index}
                ref={wrap ? rows.measureElement : undefined}
              >
                <LogRow
                  entry={entries[index]}
                  columns={props.columns}
                  times={times}
                  isRaw={props.isRaw}
                  query={props.query}
                  isCurrent={index === current}
                  isCause={props.isCause(entries[index])}
                />
              </div>
            ))}
          </div>
        </div>
        {props.children}
      </div>
      {more > 0 && (
        <Button
          className={styles.more}
          size="small"
          variant="secondary"
          iconStart={<RiArrowDownLine size={16} />}
          onPress={() => {
            setIsAtEnd(true);
            toEnd();
          }}
        >
          {t('more', { count: more })}
        </Button>
      )}
    </div>
  );
}
