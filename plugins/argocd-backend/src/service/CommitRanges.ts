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

import { CommitRange, RangeCommit } from '@slipway/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { trackedSource } from '../delivery/trackedSource';
import { CommitFacts, RepositoryChanges } from '../delivery/types';
import { GitlabClient, GitlabError } from '../gitlab/GitlabClient';
import { plainLine } from '../gitlab/plainLine';
import { GitlabCommit } from '../gitlab/types';
import { DeploymentTable } from '../history/DeploymentTable';
import { Addresses } from '../pages/repositoryPage';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { findKnownRevision } from './findKnownRevision';

/** Commits of one answer. */
const maxCommits = 100;
/** Comparisons that are remembered: two commits never differ otherwise later. */
const maxRanges = 500;

interface Range {
  from: string;
  to: string;
  commits: RangeCommit[];
}

function toRangeCommit(
  commit: GitlabCommit,
  known: CommitFacts | undefined,
): RangeCommit {
  return known
    ? ofFacts(known)
    : {
        sha: commit.id,
        url: commit.web_url,
        title: plainLine(commit.title),
        author: plainLine(commit.author_name),
        committedAt: commit.committed_date,
      };
}

function ofFacts(commit: CommitFacts): RangeCommit {
  const { sha, url, title, author, committedAt, mergeRequest, state } = commit;
  return {
    sha,
    url,
    title,
    author,
    committedAt,
    ...(mergeRequest && { mergeRequest }),
    ...(state !== 'unknown' && { isChange: state !== 'none' }),
  };
}

/** The commits between two revisions of an application, from what is known of the branch, else from GitLab. */
export class CommitRanges {
  readonly #compared = new LRUCache<string, GitlabCommit[]>({ max: maxRanges });

  constructor(
    private readonly options: {
      addresses: Addresses;
      changes: Pick<RepositoryChanges, 'facts'>;
      client: Pick<GitlabClient, 'project' | 'compare'>;
      deployments: Pick<DeploymentTable, 'hasRevision'>;
    },
  ) {}

  /**
   * @param isReadable - whether titles and authors may be told
   * @throws NotFoundError for a revision that the application has nothing to do with
   */
  async between(
    record: ApplicationRecord,
    range: { from: string; to: string },
    isReadable: boolean,
  ): Promise<CommitRange> {
    const { addresses, changes, deployments } = this.options;
    const source = trackedSource(record, addresses);
    const facts = source && changes.facts(source.repository, source.branch);
    const commits = facts?.commits ?? [];
    for (const revision of [range.from, range.to]) {
      if (!commits.some(({ sha }) => sha === revision)) {
        await findKnownRevision(record, revision, deployments);
      }
    }
    if (!isReadable) {
      return { ...range, commits: [], withheld: true };
    }
    if (!source) {
      return {
        ...range,
        commits: [],
        unavailable: 'The portal knows no GitLab that has the repository.',
      };
    }
    try {
      const found =
        onBranch(commits, range) ??
        (await this.#compare(source.repository, range, commits));
      const shown = found.commits.slice(0, maxCommits);
      return {
        ...found,
        url: `${source.repository}/-/compare/${found.from}...${found.to}`,
        commits: shown,
        ...(found.commits.length > shown.length && {
          more: found.commits.length - shown.length,
        }),
      };
    } catch (error) {
      if (error instanceof GitlabError) {
        return { ...range, commits: [], unavailable: error.message };
      }
      throw error;
    }
  }

  /** Whichever of both is the older one. */
  async #compare(
    repository: string,
    { from, to }: { from: string; to: string },
    known: CommitFacts[],
  ): Promise<Range> {
    const forward = await this.#ask(repository, from, to);
    const isBackward = forward.length === 0;
    const commits = isBackward
      ? await this.#ask(repository, to, from)
      : forward;
    return {
      ...(isBackward && commits.length > 0
        ? { from: to, to: from }
        : { from, to }),
      commits: [...commits].reverse().map(commit =>
        toRangeCommit(
          commit,
          known.find(({ sha }) => sha === commit.id),
        ),
      ),
    };
  }

  async #ask(
    repository: string,
    from: string,
    to: string,
  ): Promise<GitlabCommit[]> {
    const key = `${repository} ${from} ${to}`;
    const remembered = this.#compared.get(key);
    if (remembered) {
      return remembered;
    }
    const project = this.options.client.project(repository);
    if (!project) {
      throw new GitlabError(
        undefined,
        'The portal knows no GitLab that has the repository.',
      );
    }
    const { commits } = await this.options.client.compare(project, from, to);
    this.#compared.set(key, commits);
    return commits;
  }
}

/** Where both are first parents of one another; `undefined` where that is not known. */
function onBranch(
  commits: CommitFacts[],
  { from, to }: { from: string; to: string },
): Range | undefined {
  const [a, b] = [from, to].map(revision =>
    commits.findIndex(({ sha }) => sha === revision),
  );
  if (a < 0 || b < 0) {
    return undefined;
  }
  const [newer, older] = a < b ? [a, b] : [b, a];
  return {
    from: commits[older].sha,
    to: commits[newer].sha,
    commits: commits.slice(newer, older).map(ofFacts),
  };
}
