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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toRecord } from '../argocd/toRecord';
import {
  RawApplication,
  RawEvent,
  RawManagedResource,
  RawTreeNode,
} from '../argocd/types';
import { ApplicationRecord } from '../record/ApplicationRecord';

export interface RecordedApplication {
  recording: string;
  application: RawApplication;
}

function readFixture(name: string) {
  return JSON.parse(
    readFileSync(path.join(__dirname, '..', '__fixtures__', name), 'utf8'),
  );
}

/** Applications as a real Argo CD answered them. */
export const recordedApplications: RecordedApplication[] = readFixture(
  'recorded-applications.json',
);

/** Applications that are easily misread. */
export const recordedVerdicts: RecordedApplication[] = readFixture(
  'recorded-verdicts.json',
);

/** @param recording - its name, e.g. `case-pending` */
export function recordedVerdict(recording: string): RawApplication {
  const found = recordedVerdicts.find(item => item.recording === recording);
  if (!found) {
    throw new Error(`There is no recording ${recording}`);
  }
  return found.application;
}

const trees: Record<string, RawTreeNode[]> = readFixture('recorded-trees.json');
const events: Record<string, RawEvent[]> = readFixture('recorded-trees.json');
const manifests: Record<string, RawManagedResource[]> = readFixture(
  'recorded-trees.json',
);

/** @param recording - file of the recording, e.g. `read/get-case-crash.json` */
export function recordedApplication(recording: string): RawApplication {
  const found = recordedApplications.find(item => item.recording === recording);
  if (!found) {
    throw new Error(`There is no recording ${recording}`);
  }
  return found.application;
}

/** The record that a recorded application becomes, as far as a stream shows it. */
export function recordedRecord(
  recording: string,
  change: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  const record = toRecord('main', recordedApplication(recording), {
    complete: true,
    defaultNamespace: 'argocd',
  });
  return { ...record, ...change };
}

export function recordedTree(name: string): RawTreeNode[] {
  return trees[name];
}

export function recordedEvents(name: string): RawEvent[] {
  return events[name];
}

/** Live and desired state of everything that an application manages. */
export function recordedManifests(application: string): RawManagedResource[] {
  return manifests[`managed-resources-of-${application}`];
}
