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

import { ApplicationView } from '@slipway/plugin-argocd-common';
import { lazy, Suspense, useMemo } from 'react';
import { LogTarget, logTargetText, parseLogTarget } from './logTarget';

const LogsPage = lazy(() => import('./LogsPage'));

/** The log that the address names, on the whole screen; nothing where it names none. */
export function LogsScreen(props: {
  application: ApplicationView;
  /** As in the address. */
  logs: string | undefined;
  /** Another log, or none. */
  onChange: (logs: string | undefined) => void;
}) {
  const { logs, onChange } = props;
  const target = useMemo(() => parseLogTarget(logs), [logs]);
  return target ? (
    <Suspense fallback={null}>
      <LogsPage
        application={props.application}
        target={target}
        onChange={(next: LogTarget) => onChange(logTargetText(next))}
        onClose={() => onChange(undefined)}
      />
    </Suspense>
  ) : null;
}
