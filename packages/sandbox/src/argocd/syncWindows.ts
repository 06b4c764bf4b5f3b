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

import { matchesGlob } from '@slipway/glob';
import { CronExpressionParser } from 'cron-parser';
import { milliseconds } from './duration';
import { Application, AppProject, SyncWindow } from './model';

function isAssigned(window: SyncWindow, { metadata, spec }: Application) {
  const { server = '', name = '', namespace } = spec.destination;
  return (
    window.applications?.some(glob => matchesGlob(glob, metadata.name)) ||
    window.namespaces?.some(glob => matchesGlob(glob, namespace)) ||
    window.clusters?.some(
      glob => matchesGlob(glob, server) || matchesGlob(glob, name),
    )
  );
}

function isActive({ schedule, duration, timeZone }: SyncWindow, now: number) {
  const begins = CronExpressionParser.parse(schedule, {
    currentDate: new Date(now - milliseconds(duration)),
    tz: timeZone ?? 'UTC',
  }).next();
  return begins.getTime() <= now;
}

/** The windows of an application's project, and whether somebody may sync by hand now. */
export function windowsOf(
  project: AppProject | undefined,
  application: Application,
  now: number,
) {
  const assigned = (project?.spec.syncWindows ?? []).filter(window =>
    isAssigned(window, application),
  );
  const active = assigned.filter(window => isActive(window, now));
  const denying = active.filter(({ kind }) => kind === 'deny');
  const allowing = assigned.filter(({ kind }) => kind === 'allow');
  const isOpen =
    denying.length === 0 &&
    (allowing.length === 0 || active.some(({ kind }) => kind === 'allow'));
  const keepers = denying.length > 0 ? denying : allowing;
  return {
    assigned,
    active,
    automatic: isOpen,
    canSync: isOpen || keepers.every(({ manualSync }) => manualSync),
  };
}
