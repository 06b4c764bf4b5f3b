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

import {
  ApplicationCounts,
  ApplicationListQuery,
  ListedVerdictCode,
  noCounts,
} from '@slipway/plugin-argocd-common';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationRows, Bucket, Row } from './ApplicationRows';
import { Distance } from './Distances';
import { listedState, OwnState } from './listedState';

/** Who looks, and for what. */
export interface Selection {
  query: Pick<
    ApplicationListQuery,
    | 'search'
    | 'state'
    | 'verdict'
    | 'instance'
    | 'environment'
    | 'owner'
    | 'project'
  >;
  /** Whether the user may see applications that count as this one. */
  isAllowed(resource: ApplicationResource): boolean;
  /** Whether applications that count as one may differ in whether the user may see them. */
  isAllowedEach: boolean;
  /** Whether the user may read titles and authors of an application's commits. */
  isReadable(resource: ApplicationResource): boolean;
  distanceOf(key: string): Distance | undefined;
  /** Owners and, where something is searched for, entities that the user may see. */
  seen: ReadonlySet<string>;
  /** Whether of what counts as a bucket nothing is known of now. */
  isOld(bucket: Pick<Bucket, 'instance' | 'cluster' | 'verdict'>): boolean;
  /** Entities whose applications are wanted. */
  entities?: ReadonlySet<string>;
  /** Owners whose applications are wanted. */
  mine?: string[];
}

/** What of a bucket counts for somebody who looks. */
export interface Share {
  owners: string[];
  state: OwnState;
  /** Its applications that the user may see and that fit what no bucket tells; absent where all do. */
  rows?: Row[];
  size: number;
  /** Whether nothing is known of it now. */
  isOld: boolean;
  /** Whether it fits the filters. */
  isShown: boolean;
}

export interface Shares {
  of: Map<Bucket, Share>;
  /** How many applications match. */
  total: number;
  counts: ApplicationCounts;
  /** Whether the user may see a row. */
  maySee(row: Row): boolean;
  /** What no bucket tells of a row; `undefined` where nothing of it is asked. */
  fits?(row: Row): boolean;
}

function chooser<T extends string>(
  values: T[] | undefined,
): (value: T | undefined) => boolean {
  const wanted = new Set<T | undefined>(values);
  return wanted.size > 0 ? value => wanted.has(value) : () => true;
}

/** Whether every word occurs in what the user may know of a row. */
function textFilter({
  query,
  seen,
  isReadable,
  distanceOf,
}: Selection): ((row: Row) => boolean) | undefined {
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return undefined;
  }
  return ({ key, text, resource, bucket }) => {
    const names = [
      ...bucket.ownership.owners,
      ...resource.links.map(({ entityRef }) => entityRef),
    ].filter(ref => seen.has(ref));
    const whole = `${text} ${names.join(' ')} ${
      distanceOf(key)?.commit ?? ''
    }`.toLowerCase();
    if (words.every(word => whole.includes(word))) {
      return true;
    }
    const { title = '', author = '' } = distanceOf(key) ?? {};
    const change = `${title} ${author}`.toLowerCase();
    return (
      words.every(word => whole.includes(word) || change.includes(word)) &&
      isReadable(resource)
    );
  };
}

function rowFilter(selection: Selection): Shares['fits'] {
  const { entities } = selection;
  const hasText = textFilter(selection);
  if (!hasText && !entities) {
    return undefined;
  }
  return row =>
    (!entities ||
      row.resource.links.some(({ entityRef }) => entities.has(entityRef))) &&
    (!hasText || hasText(row));
}

function addTo(
  counts: Record<string, number>,
  value: string | undefined,
  size: number,
): void {
  if (value !== undefined && size > 0) {
    counts[value] = (counts[value] ?? 0) + size;
  }
}

/** Counts by value, each without its own filter, so that others can be chosen: bucket by bucket, whatever is in them. */
export function countShares(
  all: ApplicationRows,
  selection: Selection,
): Shares {
  const { query, isAllowed, isAllowedEach, isOld, seen, mine } = selection;
  const fits = rowFilter(selection);
  const maySee = ({ resource }: Row) => !isAllowedEach || isAllowed(resource);
  const isProject = chooser(query.project);
  const isVerdict = chooser(query.verdict);
  const isInstance = chooser(query.instance);
  const isEnvironment = chooser(query.environment);
  const isState = chooser(query.state);
  const wantedOwners = new Set(query.owner);

  const shares = new Map<Bucket, Share>();
  const counts = noCounts();
  let total = 0;
  for (const bucket of all.buckets()) {
    const owners = bucket.ownership.owners.filter(owner => seen.has(owner));
    if (
      !isProject(bucket.project) ||
      (mine && !owners.some(owner => mine.includes(owner))) ||
      !(isAllowedEach || isAllowed(bucket.resource))
    ) {
      continue;
    }
    const old = isOld(bucket);
    const state = listedState(bucket.verdict, old);
    const rows =
      fits || isAllowedEach
        ? [...bucket.rows].filter(row => maySee(row) && (!fits || fits(row)))
        : undefined;
    const size = rows?.length ?? bucket.rows.size;
    const verdict: ListedVerdictCode = old ? 'notCompared' : bucket.verdict;
    const ofState = isState(state) || (bucket.isBehind && isState('behind'));
    const ofInstance = isInstance(bucket.instance);
    const ofEnvironment = isEnvironment(bucket.environment);
    const ofOwner =
      wantedOwners.size === 0 || owners.some(owner => wantedOwners.has(owner));
    const ofVerdict = isVerdict(verdict);
    const share: Share = {
      owners,
      state,
      rows,
      size,
      isOld: old,
      isShown: false,
    };
    shares.set(bucket, share);
    if (ofVerdict && ofInstance && ofEnvironment && ofOwner) {
      counts.state.all += size;
      counts.state[state] += size;
      counts.state.behind += bucket.isBehind ? size : 0;
    }
    if (ofVerdict && ofState && ofEnvironment && ofOwner) {
      addTo(counts.instance, bucket.instance, size);
    }
    if (ofVerdict && ofState && ofInstance && ofEnvironment) {
      owners.forEach(owner => addTo(counts.owner, owner, size));
    }
    if (ofVerdict && ofState && ofInstance && ofOwner) {
      addTo(counts.environment, bucket.environment, size);
    }
    if (ofVerdict && ofState && ofInstance && ofEnvironment && ofOwner) {
      share.isShown = size > 0;
      total += size;
    }
  }
  return {
    of: shares,
    total,
    counts,
    maySee: row => shares.has(row.bucket) && maySee(row),
    fits,
  };
}
