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
  ApplicationRef,
  MergeRequestLink,
  Promotion,
} from '@slipway/plugin-argocd-common';
import { OpenMergeRequest } from '../delivery/types';
import { AnsweredApplication } from './entityAnswer';

/** What promotions are told from. */
export interface PromotedApplication
  extends Pick<AnsweredApplication, 'record' | 'standing' | 'isReadable'> {
  view: ApplicationRef;
}

/** Values files that one application alone uses: what changes them changes that environment, and no other. */
function ownFiles(
  application: PromotedApplication,
  all: PromotedApplication[],
): Set<string> {
  const filesOf = ({ record }: PromotedApplication) =>
    record.sources.flatMap(({ valueFiles = [] }) => valueFiles);
  const others = new Set(
    all.filter(other => other !== application).flatMap(filesOf),
  );
  return new Set(filesOf(application).filter(file => !others.has(file)));
}

/** The newest change whose images a merge request brings. */
function changeOf(
  { files }: OpenMergeRequest,
  own: Set<string>,
  { standing }: PromotedApplication,
): string | undefined {
  const tags = files
    .filter(({ path }) => own.has(path))
    .flatMap(file => file.tags);
  return standing.changes.find(sha => tags.some(tag => sha.startsWith(tag)));
}

function toPromotion(
  application: PromotedApplication,
  own: Set<string>,
  mergeRequest: OpenMergeRequest,
): Promotion | undefined {
  const { view, standing } = application;
  const commit = changeOf(mergeRequest, own, application);
  if (!commit) {
    return undefined;
  }
  const { iid, title, url, author, waitsFor } = mergeRequest;
  const to = standing.changes.indexOf(commit);
  const from = standing.commit ? standing.changes.indexOf(standing.commit) : -1;
  return {
    instance: view.instance,
    namespace: view.namespace,
    name: view.name,
    mergeRequest: { iid, title, url, author },
    commit,
    ...(from > to && { changes: from - to }),
    waitsFor,
  };
}

/**
 * Open merge requests that bring images to one environment: they change files of its values that no other environment uses, and their
 * new lines hold the tag of a change.
 */
export function promotionsOf(applications: PromotedApplication[]): Promotion[] {
  return applications
    .filter(({ isReadable }) => isReadable)
    .flatMap(application => {
      const own = ownFiles(application, applications);
      const open = application.standing.repository?.openMergeRequests ?? [];
      return open.flatMap(item => toPromotion(application, own, item) ?? []);
    });
}

/** Each of them once; `undefined` where the user may not know of them, or nobody has asked GitLab. */
export function openPromotions(
  applications: PromotedApplication[],
): MergeRequestLink[] | undefined {
  const isKnown = applications.some(
    ({ isReadable, standing }) =>
      isReadable && standing.repository?.openMergeRequests,
  );
  const found = new Map(
    promotionsOf(applications).map(({ mergeRequest }) => [
      mergeRequest.url,
      mergeRequest,
    ]),
  );
  return isKnown ? [...found.values()] : undefined;
}
