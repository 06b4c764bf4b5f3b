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

import { DeployedCommit, Deployment } from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { ArgocdClient } from '../argocd/ArgocdClient';
import { ChangeTable, CommitTimes } from '../delivery/changes/ChangeTable';
import { isImageUpdate } from '../delivery/imageUpdate';
import { commitOfImage } from '../delivery/images';
import { trackedSource } from '../delivery/trackedSource';
import {
  CommitFacts,
  RepositoryChanges,
  RepositoryFacts,
} from '../delivery/types';
import { DeploymentItem } from '../history/DeploymentPages';
import { OnDemand } from '../onDemand/OnDemand';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { isCommit } from '../record/revisions';

/** Commits of one page that Argo CD is asked for; the next look asks for further ones. */
const maxAsked = 20;
/** Milliseconds that a page waits for Argo CD; what comes later is there at the next look. */
const waitMs = 3_000;
/** Milliseconds until a commit is asked for again that Argo CD could not tell of. */
const againMs = 5 * 60_000;

type Metadata = Pick<
  DeployedCommit,
  'title' | 'author' | 'mergeRequest' | 'imageUpdate'
>;

interface Known {
  repository?: RepositoryFacts;
  versions: { image: string; commit?: string }[];
  metadata?: Metadata;
  brings?: Deployment['brings'];
  /** The newest commit that its new images were built from. */
  carries?: CommitFacts;
}

function toMetadata({ title, author, mergeRequest }: CommitFacts): Metadata {
  return { title, author, ...(mergeRequest && { mergeRequest }) };
}

function bringsOf(isOther: boolean): 'images' | 'configuration' {
  return isOther ? 'images' : 'configuration';
}

function toPipeline({
  pipeline,
}: CommitTimes): Pick<DeployedCommit, 'pipeline'> {
  if (!pipeline) {
    return {};
  }
  const { id, status, url, durationSeconds } = pipeline;
  return { pipeline: { id, status, url, durationSeconds } };
}

/** Argo CD can be asked about a commit of the one Git repository that an application has. */
function isAskable({ record, isOfRepository }: DeploymentItem): boolean {
  const { hydration, sources } = record;
  return (
    isOfRepository &&
    sources.length === 1 &&
    !sources[0].chart &&
    !hydration?.repoUrl
  );
}

/**
 * What a page of deployments brought: title and author of each commit, and the commits of its images. What the portal
 * has read of the repositories comes first; Argo CD is asked for the rest, once for all who look.
 */
export class DeployedChanges {
  /** What Argo CD has told of a commit; nothing for a while where it could not. */
  readonly #told = new LRUCache<string, Metadata>({ max: 5_000 });
  readonly #waitMs: number;

  constructor(
    private readonly options: {
      addresses: Addresses;
      changes: Pick<RepositoryChanges, 'facts'>;
      table: Pick<ChangeTable, 'times'>;
      instances: {
        get(name: string): { read: Pick<ArgocdClient, 'revisionMetadata'> };
      };
      onDemand: OnDemand;
      waitMs?: number;
    },
  ) {
    this.#waitMs = options.waitMs ?? waitMs;
  }

  /** @param readable - applications of whose commits title and author may be told */
  async addTo(
    items: DeploymentItem[],
    readable: ReadonlySet<ApplicationRecord>,
  ): Promise<Deployment[]> {
    const known = items.map(item => this.#known(item));
    const [asked, pipelines] = await Promise.all([
      this.#ask(
        items.filter(
          (item, index) => readable.has(item.record) && !known[index].metadata,
        ),
      ),
      this.#pipelines(known, items),
    ]);
    return items.map(({ record, view }, index) => {
      const { repository, versions, metadata, brings, carries } = known[index];
      const isReadable = readable.has(record);
      const commit = (
        sha: string,
        url: string | undefined,
        told: Metadata | undefined,
      ): DeployedCommit => ({
        sha,
        ...(url && { url }),
        ...(isReadable
          ? { ...told, ...pipelines.get(`${repository?.repository} ${sha}`) }
          : { withheld: true as const }),
      });
      return {
        ...view,
        ...(versions.some(version => version.commit) && { versions }),
        ...(brings && { brings }),
        ...(isCommit(view.revision) && {
          change: commit(
            view.revision,
            view.commitUrl,
            metadata ?? asked.get(view.id),
          ),
        }),
        ...(carries &&
          carries.sha !== view.revision && {
            carries: commit(carries.sha, carries.url, toMetadata(carries)),
          }),
      };
    });
  }

  #known({ record, view }: DeploymentItem): Known {
    const { addresses, changes } = this.options;
    const source = trackedSource(record, addresses);
    const repository =
      source && changes.facts(source.repository, source.branch);
    const commit = repository?.commits.find(({ sha }) => sha === view.revision);
    const versions = view.images.map(image => ({
      image,
      commit: commitOfImage(image, repository),
    }));
    const before = view.imagesBefore;
    const isNew = ({ image }: { image: string }) => !before?.includes(image);
    const isKnown = before !== undefined && view.images.length > 0;
    const arrived = new Set(
      isKnown ? versions.filter(isNew).map(version => version.commit) : [],
    );
    const carries = repository?.commits.find(({ sha }) => arrived.has(sha));
    const isOther = versions.some(isNew) || before?.length !== versions.length;
    return {
      repository,
      versions,
      metadata: commit && {
        ...toMetadata(commit),
        ...(isImageUpdate(commit, source!.repository) && { imageUpdate: true }),
      },
      brings: isKnown ? bringsOf(isOther) : undefined,
      carries,
    };
  }

  /** Pipelines of what is shown, by repository and commit. */
  async #pipelines(
    known: Known[],
    items: DeploymentItem[],
  ): Promise<Map<string, Pick<DeployedCommit, 'pipeline'>>> {
    const wanted = new Map<string, Set<string>>();
    known.forEach(({ repository, carries }, index) => {
      const { revision } = items[index].view;
      if (repository) {
        const shas = wanted.get(repository.repository) ?? new Set();
        wanted.set(repository.repository, shas);
        [carries?.sha, revision].filter(isCommit).forEach(sha => shas.add(sha));
      }
    });
    const found = await Promise.all(
      [...wanted].map(async ([repository, shas]) =>
        (
          await this.options.table.times(repository, [...shas])
        ).map(
          times => [`${repository} ${times.sha}`, toPipeline(times)] as const,
        ),
      ),
    );
    return new Map(found.flat());
  }

  /** @returns what Argo CD has told in time, by deployment */
  async #ask(items: DeploymentItem[]): Promise<Map<string, Metadata>> {
    const calls = new Map<string, Promise<void>>();
    const keys = new Map<string, string>();
    for (const item of items) {
      const { record, view } = item;
      if (isCommit(view.revision) && isAskable(item)) {
        const key = `${record.instance} ${record.sources[0].repoUrl} ${view.revision}`;
        keys.set(view.id, key);
        if (!this.#told.has(key) && !calls.has(key) && calls.size < maxAsked) {
          calls.set(key, this.#read(record, view.revision, key));
        }
      }
    }
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.all(calls.values()),
      new Promise(resolve => {
        timer = setTimeout(resolve, this.#waitMs);
      }),
    ]);
    clearTimeout(timer);
    return new Map(
      [...keys].flatMap(([id, key]) => {
        const told = this.#told.get(key);
        return told ? [[id, told] as const] : [];
      }),
    );
  }

  async #read(
    record: ApplicationRecord,
    revision: string,
    key: string,
  ): Promise<void> {
    const { instances, onDemand } = this.options;
    const { read } = instances.get(record.instance);
    try {
      const { author, message } = await onDemand.get(
        record.instance,
        key,
        againMs,
        () => read.revisionMetadata(record, revision),
      );
      this.#told.set(key, {
        title: message?.split('\n')[0],
        // Argo CD names the address, too.
        author: author?.replace(/ <.*>$/, ''),
      });
    } catch {
      this.#told.set(key, {}, { ttl: againMs });
    }
  }
}
