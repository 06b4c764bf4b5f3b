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

import { ApplicationCounts } from '@slipway/plugin-argocd-common';
import {
  startTransition,
  useCallback,
  useEffect,
  useReducer,
  useRef,
} from 'react';
import { keepSame } from './keepSame';

/** One page of an answer, whatever its rows are. */
export interface Page<Row, Rest> {
  rows: Row[];
  nextCursor?: string;
  total: number;
  counts: ApplicationCounts;
  rest: Rest;
}

/** What is asked for: a page, or some rows as they are now. */
export type Ask = { cursor?: string } | { row: string[] };

interface State<Row, Rest> {
  /** Rows in the order that they were first shown in: they do not move while somebody reads. */
  ids: string[];
  rows: ReadonlyMap<string, Row>;
  /** Rows that are there no more, or that the person may not see any more. */
  gone: ReadonlySet<string>;
  page?: Omit<Page<Row, Rest>, 'rows'>;
  /** Another order than the shown one may be right by now. */
  isOutOfOrder: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error?: Error;
}

type Event<Row, Rest> =
  | { type: 'begin' }
  | { type: 'more' }
  | { type: 'page'; page: Page<Row, Rest>; isFirst: boolean }
  | {
      type: 'rows';
      page: Page<Row, Rest>;
      asked: string[];
      /** Something later has been answered already. */
      isLate: boolean;
    }
  | { type: 'failed'; error: Error };

/** The most rows that are asked for at once. */
const maxRows = 100;

function created<Row, Rest>(): State<Row, Rest> {
  return {
    ids: [],
    rows: new Map(),
    gone: new Set(),
    isOutOfOrder: false,
    isLoading: true,
    isLoadingMore: false,
  };
}

/**
 * Rows of an answer that comes in pages. A change updates those that are seen where they stand; another order, and rows
 * that have come, are shown when somebody asks for them.
 *
 * @param load - another one is another question, and begins anew
 */
export function useRows<Row extends object, Rest>(
  load: (ask: Ask) => Promise<Page<Row, Rest>>,
  {
    idOf,
    sumOf,
  }: {
    idOf(row: Row): string;
    /** Where this is another text, another order may be right. */
    sumOf(page: Omit<Page<Row, Rest>, 'rows'>): string;
  },
) {
  const reduce = (
    state: State<Row, Rest>,
    event: Event<Row, Rest>,
  ): State<Row, Rest> => {
    const put = (rows: Row[], into: ReadonlyMap<string, Row>) => {
      const next = new Map(into);
      rows.forEach(row => {
        const id = idOf(row);
        next.set(id, keepSame(into.get(id), row));
      });
      return next;
    };
    switch (event.type) {
      case 'begin':
        return { ...state, isLoading: true };
      case 'more':
        return { ...state, isLoadingMore: true };
      case 'failed':
        return {
          // What is shown still answers another question than the one that failed.
          ...(state.isLoading ? created<Row, Rest>() : state),
          isLoading: false,
          isLoadingMore: false,
          error: event.error,
        };
      case 'page': {
        const { rows: found, ...page } = event.page;
        const before = event.isFirst ? [] : state.ids;
        const known = new Set(before);
        return {
          ids: [...before, ...found.map(idOf).filter(id => !known.has(id))],
          rows: put(found, event.isFirst ? new Map() : state.rows),
          gone: event.isFirst ? new Set() : state.gone,
          page,
          isOutOfOrder: event.isFirst ? false : state.isOutOfOrder,
          isLoading: false,
          isLoadingMore: false,
        };
      }
      default: {
        const { rows: found, ...answered } = event.page;
        const page = event.isLate && state.page ? state.page : answered;
        const there = new Set(found.map(idOf));
        const gone = new Set(state.gone);
        event.asked.forEach(id =>
          there.has(id) ? gone.delete(id) : gone.add(id),
        );
        const asked = new Set(event.asked);
        return {
          ...state,
          rows: put(
            found.filter(row => asked.has(idOf(row))),
            state.rows,
          ),
          gone,
          page: { ...page, nextCursor: state.page?.nextCursor },
          isOutOfOrder:
            state.isOutOfOrder ||
            gone.size > 0 ||
            (state.page !== undefined && sumOf(state.page) !== sumOf(page)),
          error: undefined,
        };
      }
    }
  };
  const [state, tell] = useReducer(reduce, undefined, () =>
    created<Row, Rest>(),
  );
  const latest = useRef(state);
  latest.current = state;
  const round = useRef(0);
  const asked = useRef(0);
  /** Numbers of the requests that rows were last read by, and that all of them were. */
  const shown = useRef({ rows: new Map<string, number>(), all: 0 });

  const ask = useCallback(
    async (
      what: Ask,
      toEvent: (page: Page<Row, Rest>) => Event<Row, Rest>,
    ): Promise<void> => {
      const mine = round.current;
      try {
        const page = await load(what);
        if (mine === round.current) {
          // Scrolling and typing are not held up.
          startTransition(() => tell(toEvent(page)));
        }
      } catch (error) {
        if (mine === round.current) {
          tell({ type: 'failed', error: error as Error });
        }
      }
    },
    [load],
  );

  /** From the top, in the order that is right now. */
  const begin = useCallback(() => {
    round.current += 1;
    shown.current = { rows: new Map(), all: 0 };
    tell({ type: 'begin' });
    return ask({}, page => ({ type: 'page', page, isFirst: true }));
  }, [ask]);

  useEffect(() => {
    begin();
    return () => {
      round.current += 1;
    };
  }, [begin]);

  const more = useCallback(() => {
    const { page, isLoading, isLoadingMore } = latest.current;
    if (page?.nextCursor && !isLoading && !isLoadingMore) {
      tell({ type: 'more' });
      ask({ cursor: page.nextCursor }, next => ({
        type: 'page',
        page: next,
        isFirst: false,
      }));
    }
  }, [ask]);

  /** Reads rows anew, where they stand. Without any there is no place to keep, and all begins anew. */
  const refresh = useCallback(
    (ids: string[]) => {
      const row = ids.slice(0, maxRows);
      if (row.length === 0) {
        return begin();
      }
      asked.current += 1;
      const mine = asked.current;
      return ask({ row }, page => {
        const { rows, all } = shown.current;
        // What was asked earlier may be answered later, and is older.
        const own = row.filter(id => mine > (rows.get(id) ?? 0));
        own.forEach(id => rows.set(id, mine));
        shown.current.all = Math.max(all, mine);
        return { type: 'rows', page, asked: own, isLate: mine < all };
      });
    },
    [ask, begin],
  );

  return { ...state, begin, more, refresh };
}
