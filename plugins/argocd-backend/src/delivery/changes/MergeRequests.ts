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
  MergeRequestLink,
  PromotionWaitCode,
} from '@slipway/plugin-argocd-common';
import {
  GitlabClient,
  GitlabProject,
  isRefused,
  pageSize,
} from '../../gitlab/GitlabClient';
import { plainLine } from '../../gitlab/plainLine';
import { GitlabMergeRequest, GitlabMergeRequestRow } from '../../gitlab/types';
import { OpenMergeRequest } from '../types';
import { Round } from './Round';
import { CommitRecord } from './types';

/** Open ones, those first of which something was new last, whose files are read. */
const maxOpen = 10;
/** Files of one, and tags of a file, that are kept. */
const maxParts = 20;

/** GitLab's words for what keeps one from being merged. */
const waits: Record<string, PromotionWaitCode> = {
  mergeable: 'merge',
  ci_still_running: 'pipeline',
  ci_must_pass: 'pipeline',
  not_approved: 'approval',
  conflict: 'conflict',
  need_rebase: 'conflict',
  discussions_not_resolved: 'discussion',
  draft_status: 'draft',
};

function linkOf(row: GitlabMergeRequest): MergeRequestLink {
  const author = row.author?.name ?? row.author?.username;
  return {
    iid: row.iid,
    title: plainLine(row.title),
    url: row.web_url,
    author: author && plainLine(author),
  };
}

/** Says by which merge request a commit came; a commit that only merges has nothing else to say, and gets its title. */
export function broughtBy(
  commit: Pick<CommitRecord, 'sha' | 'title' | 'mergeRequest'>,
  row: GitlabMergeRequest,
): void {
  commit.mergeRequest = linkOf(row);
  if (row.merge_commit_sha === commit.sha) {
    commit.title = commit.mergeRequest.title;
  }
}

/** What the new lines of a difference hold that may be the tag of an image: the id of a commit. */
function tagsIn(diff: string): string[] {
  const added = diff.split('\n').filter(line => line.startsWith('+'));
  const tags = added.flatMap(line => line.match(/\b[0-9a-f]{8,40}\b/g) ?? []);
  return [...new Set(tags)].slice(0, maxParts);
}

/** Reads the merge requests into a branch: which commits they brought, and what is open. */
export class MergeRequests {
  constructor(
    private readonly client: Pick<
      GitlabClient,
      'latestMergeRequests' | 'mergeRequestDiffs' | 'defaultBranch'
    >,
  ) {}

  /** One call, and one for each open one with other commits than before. */
  async read(
    project: GitlabProject,
    ref: string | undefined,
    round: Round,
  ): Promise<void> {
    const branch = ref ?? (await this.client.defaultBranch(project));
    const rows = branch && (await this.#list(project, branch));
    if (!rows) {
      return;
    }
    this.#tellMerged(rows, round);
    const before = round.openMergeRequests ?? [];
    const open = rows.filter(({ state }) => state === 'opened');
    round.openMergeRequests = await Promise.all(
      open.slice(0, maxOpen).map(async row => {
        const known = before.find(
          ({ iid, sha }) => iid === row.iid && sha === row.sha,
        );
        return {
          ...linkOf(row),
          sha: row.sha ?? '',
          waitsFor: waits[row.detailed_merge_status ?? ''] ?? 'unknown',
          files: known?.files ?? (await this.#files(project, row.iid)),
        };
      }),
    );
  }

  async #list(
    project: GitlabProject,
    branch: string,
  ): Promise<GitlabMergeRequestRow[] | undefined> {
    try {
      return await this.client.latestMergeRequests(project, branch);
    } catch (error) {
      if (isRefused(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Where all are listed, what none of them brought came by none; changes are asked for one by one besides. */
  #tellMerged(rows: GitlabMergeRequestRow[], round: Round): void {
    const bySha = new Map<string, GitlabMergeRequestRow>();
    for (const row of rows.filter(({ state }) => state === 'merged')) {
      for (const sha of [
        row.merge_commit_sha,
        row.squash_commit_sha,
        row.sha,
      ]) {
        if (sha) {
          bySha.set(sha, row);
        }
      }
    }
    const isWhole = rows.length < pageSize;
    for (const commit of round.commits) {
      if (commit.mergeRequest === undefined) {
        const row = bySha.get(commit.sha);
        if (row) {
          broughtBy(commit, row);
        } else if (isWhole && commit.state === 'none') {
          commit.mergeRequest = null;
        }
      }
    }
  }

  async #files(
    project: GitlabProject,
    iid: number,
  ): Promise<OpenMergeRequest['files']> {
    try {
      const diffs = await this.client.mergeRequestDiffs(project, iid);
      return diffs
        .slice(0, maxParts)
        .map(({ new_path: path, diff }) => ({ path, tags: tagsIn(diff) }));
    } catch (error) {
      if (isRefused(error)) {
        return [];
      }
      throw error;
    }
  }
}
