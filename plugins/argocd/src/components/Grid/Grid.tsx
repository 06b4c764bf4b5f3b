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
import { RiArrowDownLine } from '@remixicon/react';
import {
  CSSProperties,
  memo,
  ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { GridChunk } from './GridChunk';
import styles from './Grid.module.css';
import { moveInGrid } from './moveInGrid';
import { NearObserver } from './NearObserver';
import { useAppLinks } from './useAppLinks';

export interface GridColumn<Row> {
  id: string;
  label: string;
  /** Of `grid-template-columns`. */
  width: string;
  /** Names the row. */
  isHeader?: boolean;
  /** Left out where there is no room for it. */
  isSecondary?: boolean;
  /** Names the cell where rows are cards. */
  cardLabel?: string;
  /** Its order, where rows can be ordered by it. */
  order?: { isChosen: boolean; isDescending: boolean; onChoose(): void };
  cell(row: Row): ReactNode;
}

export interface GridSection<Row> {
  id: string;
  title?: string;
  rows: GridItem<Row>[];
}

interface GridItem<Row> {
  id: string;
  row?: Row;
  name: string;
}

/** Rows that are drawn, and read anew, together: about as many as pass in a frame while somebody scrolls fast. */
const chunkSize = 10;

/** Rows that are near before anybody has scrolled. */
const firstRows = 25;
const ignore = () => {};

interface GridRowProps<Row> {
  columns: GridColumn<Row>[];
  row: Row | undefined;
  index: number;
  /** Said in its place where it is there no more. */
  gone: string;
}

const GridRow = memo(function MemoizedRow<Row>(props: GridRowProps<Row>) {
  const { columns, row, index, gone } = props;
  return (
    <div role="row" className={styles.row} aria-rowindex={index}>
      {row === undefined ? (
        <div
          role="rowheader"
          className={styles.gone}
          aria-colspan={columns.length}
        >
          {gone}
        </div>
      ) : (
        columns.map(column => {
          const content = column.cell(row);
          return (
            <div
              key={column.id}
              role={column.isHeader ? 'rowheader' : 'gridcell'}
              className={styles.cell}
              data-column={column.id}
              data-secondary={column.isSecondary || undefined}
              data-empty={content === undefined || undefined}
            >
              {column.cardLabel && (
                <span className={styles.cardLabel} aria-hidden>
                  {column.cardLabel}
                </span>
              )}
              {content}
            </div>
          );
        })
      )}
    </div>
  );
}) as <Row>(props: GridRowProps<Row>) => ReactNode;

/** Rows of 40 px of which only those near are drawn. Arrow keys move between cells, Enter opens. */
export function Grid<Row>(props: {
  label: string;
  columns: GridColumn<Row>[];
  sections: GridSection<Row>[];
  /** How many rows there are, whether they are loaded or not. */
  total: number;
  /** Rows have come near, or are left. */
  onNear?: (ids: string[], isNear: boolean) => void;
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { columns, sections, label, total, onNear = ignore } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [near] = useState(() => new NearObserver());
  const { onClick } = useAppLinks();
  const style = {
    '--columns': columns.map(({ width }) => width).join(' '),
    '--main-columns': columns
      .filter(({ isSecondary }) => !isSecondary)
      .map(({ width }) => width)
      .join(' '),
  } as CSSProperties;
  const draw = useCallback(
    ({ id, row, name, index }: GridItem<Row> & { index: number }) => (
      <GridRow
        key={id}
        columns={columns}
        row={row}
        index={index}
        gone={row === undefined ? t('gone', { name }) : ''}
      />
    ),
    [columns, t],
  );
  const chunked = useMemo(() => toChunks(sections), [sections]);
  return (
    <div className={styles.scroller}>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        className={styles.grid}
        style={style}
        onClick={onClick}
        onKeyDown={event => moveInGrid(event, grid.current!)}
      >
        <div role="rowgroup">
          <div role="row" className={styles.head} aria-rowindex={1}>
            {columns.map(({ id, label: name, order, isSecondary }) => (
              <div
                key={id}
                role="columnheader"
                className={styles.cell}
                data-column={id}
                data-secondary={isSecondary || undefined}
                aria-sort={sortOf(order)}
              >
                {order ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={order.onChoose}
                  >
                    {name}
                    {order.isChosen && (
                      <RiArrowDownLine
                        size={12}
                        aria-hidden
                        className={
                          order.isDescending ? undefined : styles.ascending
                        }
                      />
                    )}
                  </button>
                ) : (
                  name
                )}
              </div>
            ))}
          </div>
        </div>
        {chunked.map(({ id, title, chunks }) => (
          <div key={id} role="presentation">
            {title && (
              <div role="rowgroup">
                <div role="row" className={styles.section}>
                  <div role="rowheader" aria-colspan={columns.length}>
                    {title}
                  </div>
                </div>
              </div>
            )}
            {chunks.map(items => (
              <GridChunk
                key={items[0].id}
                items={items}
                draw={draw}
                near={near}
                onNear={onNear}
                isFirst={items[0].index <= firstRows}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Rows in groups that are drawn together, each with its place in the whole; the head is the first row. */
function toChunks<Row>(sections: GridSection<Row>[]) {
  let index = 1;
  return sections.map(({ id, title, rows }) => {
    const items = rows.map(item => {
      index += 1;
      return { ...item, index };
    });
    const chunks = Array.from(
      { length: Math.ceil(items.length / chunkSize) },
      (_, at) => items.slice(at * chunkSize, (at + 1) * chunkSize),
    );
    return { id, title, chunks };
  });
}

function sortOf(order: GridColumn<never>['order']) {
  if (!order?.isChosen) {
    return undefined;
  }
  return order.isDescending ? 'descending' : 'ascending';
}
