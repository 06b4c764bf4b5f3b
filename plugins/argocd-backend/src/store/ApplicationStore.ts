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
  applicationKey,
  ApplicationRef,
  Cause,
} from '@slipway/plugin-argocd-common';
import { ApplicationQuery } from '../links/query';
import {
  ApplicationDetails,
  ApplicationRecord,
} from '../record/ApplicationRecord';
import { RunningVersions } from '../record/RunningVersions';
import { LinkExplanation, explainLink } from '../links/explainLink';
import { LinkFacts, takenAtItsWord } from '../links/LinkFacts';
import { LinkPair } from '../links/LinkOriginTable';
import { ApplicationSetState } from '../verdict/VerdictContext';
import { ApplicationIndex } from './ApplicationIndex';
import { mergeListed, samePhase } from './merge';
import { pack } from './packing';
import { isComplete, StoredApplication } from './StoredApplication';
import { mayHideSync, withSyncBefore } from './syncBefore';

export type StoreListener = (changed: ApplicationRef[]) => void;

/** Versions as Argo CD itself compares them: as numbers, where what is none counts as 0. */
export function versionNumber(resourceVersion: string | undefined): number {
  return Number.parseInt(resourceVersion ?? '', 10) || 0;
}

/** One small record per application of every instance, in memory. A page view reads this and nothing else. */
export class ApplicationStore {
  readonly #applications = new Map<string, StoredApplication>();
  readonly #index: ApplicationIndex;
  readonly #listeners = new Set<StoreListener>();
  /** Instances of which a list was taken in. */
  readonly #listed = new Set<string>();
  readonly #facts: LinkFacts;
  readonly #applicationSetOf: (
    record: ApplicationRecord,
  ) => ApplicationSetState | undefined;
  readonly #now: () => number;

  constructor(
    options: {
      facts?: LinkFacts;
      /** What its ApplicationSet says of an application. */
      applicationSetOf?(
        record: ApplicationRecord,
      ): ApplicationSetState | undefined;
      now?(): number;
    } = {},
  ) {
    this.#facts = options.facts ?? takenAtItsWord;
    this.#applicationSetOf =
      options.applicationSetOf?.bind(options) ?? (() => undefined);
    this.#index = new ApplicationIndex(this.#facts.aliases ?? []);
    this.#now = options.now ?? Date.now;
  }

  get size(): number {
    return this.#applications.size;
  }

  get(ref: ApplicationRef): ApplicationRecord | undefined {
    return this.byKey(applicationKey(ref));
  }

  byKey(key: string): ApplicationRecord | undefined {
    return this.#applications.get(key)?.record();
  }

  /** What is held unpacked of an application. */
  stored(ref: ApplicationRef): StoredApplication | undefined {
    return this.#applications.get(applicationKey(ref));
  }

  all(): IterableIterator<StoredApplication> {
    return this.#applications.values();
  }

  /** Whether all applications of an instance were known at some time: before, one that is not here may still be there. */
  isListed(instance: string): boolean {
    return this.#listed.has(instance);
  }

  listByInstance(instance: string): StoredApplication[] {
    return this.#index.listByInstance(instance);
  }

  /** How many applications an instance has. */
  countByInstance(instance: string): number {
    return this.#index.countByInstance(instance);
  }

  named(name: string): StoredApplication[] {
    return this.#index.named(name);
  }

  /** Applications with a source in one of these repositories, by their addresses. */
  ofRepositories(repoUrls: string[]): StoredApplication[] {
    return this.#index.ofRepositories(repoUrls);
  }

  /** Applications with the entities that they name. */
  namedEntities(): LinkPair[] {
    return this.#index.namedEntities();
  }

  /** The applications of an entity, with what links them. */
  *linked(query: ApplicationQuery): Generator<{
    record: ApplicationRecord;
    explanation: Extract<LinkExplanation, { by: string }>;
  }> {
    for (const { record, explanation } of this.candidates(query)) {
      if (explanation.link) {
        yield { record, explanation };
      }
    }
  }

  /** All that may belong to an entity, with why it does or does not. */
  *candidates(query: ApplicationQuery): Generator<{
    record: ApplicationRecord;
    explanation: LinkExplanation;
  }> {
    for (const application of this.#index.candidates(query, () => this.all())) {
      const record = application.record();
      yield {
        record,
        explanation: explainLink(query, record, this.#facts),
      };
    }
  }

  /** A change from the stream, with everything known. */
  upsert(record: ApplicationRecord): void {
    // What is known is unpacked for an event only where it is needed.
    const operation = mayHideSync(record.operation)
      ? withSyncBefore(record.operation, this.get(record)?.operation)
      : record.operation;
    if (this.#put({ ...record, operation })) {
      this.#notify([record]);
    }
  }

  /** Adds what a list leaves out, from an object that is no newer than what is known, where both say the same. */
  enrich(record: ApplicationRecord): void {
    const known = this.get(record);
    if (known && !isComplete(known) && samePhase(record, known)) {
      this.upsert({
        ...known,
        sync: { ...record.sync, status: known.sync.status },
        operation: record.operation ?? known.operation,
        conditions: record.conditions,
        requiresPruning: record.requiresPruning,
        objects: record.objects,
        unhealthy: record.unhealthy,
        applicationSet: record.applicationSet,
        finalizers: record.finalizers,
        history: record.history,
        detailsAsOf: undefined,
      });
    }
  }

  /**
   * Adds what was known of an application before, where what a list has said since does not contradict it and nothing
   * better is known.
   */
  restore(
    ref: ApplicationRef,
    details: ApplicationDetails,
    detailsAsOf: string,
  ): void {
    const known = this.get(ref);
    if (!known || known.history || known.objects) {
      return;
    }
    const { deletingSince, health, operation, sync } = details;
    const before = { ...known, deletingSince, health, operation, sync };
    if (samePhase(before, known)) {
      const merged = mergeListed({ ...before, ...details, detailsAsOf }, known);
      this.upsert({ ...merged, resourceVersion: known.resourceVersion });
    } else {
      this.upsert({
        ...known,
        operation: withSyncBefore(known.operation, operation),
      });
    }
  }

  remove(ref: ApplicationRef): void {
    if (this.#delete(ref)) {
      this.#notify([ref]);
    }
  }

  /**
   * Brings one instance's applications in line with a list: adds, removes and corrects. What was learnt after the list
   * was made stays.
   *
   * @param listVersion - resource version of the list
   */
  reconcile(
    instance: string,
    listed: ApplicationRecord[],
    listVersion: string,
  ): void {
    this.#listed.add(instance);
    const changed: ApplicationRef[] = [];
    const keys = new Set<string>();
    const made = versionNumber(listVersion);
    for (const record of listed) {
      keys.add(applicationKey(record));
      const known = this.get(record);
      if (known && versionNumber(known.resourceVersion) > made) {
        continue;
      }
      if (this.#put(known ? mergeListed(known, record) : record)) {
        changed.push(record);
      }
    }
    for (const application of this.listByInstance(instance)) {
      if (
        !keys.has(application.key) &&
        versionNumber(application.resourceVersion) <= made
      ) {
        this.#delete(application);
        changed.push(application);
      }
    }
    this.#notify(changed);
  }

  /** Forgets the versions of an instance's applications, so that the next list counts more than all that is known. */
  forget(instance: string): void {
    for (const application of this.listByInstance(instance)) {
      this.#put({ ...application.record(), resourceVersion: '0' });
    }
  }

  /** Judges applications anew of whose ApplicationSet something new is known. */
  judgeAgain(isMeant: (application: StoredApplication) => boolean): void {
    const meant = [...this.all()].filter(isMeant);
    for (const application of meant) {
      this.#store(application.record(), application);
    }
    this.#notify(meant);
  }

  cause(ref: ApplicationRef): Cause | undefined {
    return this.stored(ref)?.cause;
  }

  setCause(ref: ApplicationRef, cause: Cause | undefined): void {
    const application = this.stored(ref);
    if (
      !application ||
      JSON.stringify(application.cause) === JSON.stringify(cause)
    ) {
      return;
    }
    application.cause = cause;
    this.#notify([ref]);
  }

  /** What an application's pods run; `undefined` before they were read. */
  running(ref: ApplicationRef): RunningVersions | undefined {
    return this.stored(ref)?.running();
  }

  setRunning(ref: ApplicationRef, running: RunningVersions): void {
    if (this.stored(ref)?.setRunning(running)) {
      this.#notify([ref]);
    }
  }

  /** Calls back after every change, with what changed; returns how to stop. */
  onChange(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #put(record: ApplicationRecord): boolean {
    const key = applicationKey(record);
    const known = this.#applications.get(key);
    const packed = pack(record);
    if (known?.updateVersion(packed, record.resourceVersion)) {
      return false;
    }
    this.#store(record, known, packed);
    return true;
  }

  #store(
    record: ApplicationRecord,
    known: StoredApplication | undefined,
    packed = pack(record),
  ): void {
    const application = new StoredApplication(record, packed, {
      now: this.#now(),
      applicationSet: this.#applicationSetOf(record),
    });
    if (known) {
      application.takeOver(known);
      this.#index.remove(known);
    }
    this.#applications.set(application.key, application);
    this.#index.add(application, record);
  }

  #delete(ref: ApplicationRef): boolean {
    const key = applicationKey(ref);
    const application = this.#applications.get(key);
    if (application) {
      this.#index.remove(application);
      this.#applications.delete(key);
    }
    return application !== undefined;
  }

  #notify(changed: ApplicationRef[]): void {
    if (changed.length > 0) {
      for (const listener of this.#listeners) {
        listener(changed);
      }
    }
  }
}
