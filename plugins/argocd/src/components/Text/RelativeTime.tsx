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

import { useNow } from '../../hooks/useNow';
import { Times, useTimes } from '../../hooks/useTimes';

/** The same where somebody has the times already: among many rows. */
export function TimeAgo(props: { iso: string; times: Times }) {
  const { iso, times } = props;
  const now = useNow();
  return (
    <time dateTime={iso} title={times.exact(iso)}>
      {times.relative(iso, now)}
    </time>
  );
}

/** How long something has lasted. */
export function Lasting(props: { iso: string; times: Times }) {
  const { iso, times } = props;
  const now = useNow();
  return (
    <time dateTime={iso} title={times.exact(iso)}>
      {times.lasting(iso, now)}
    </time>
  );
}

export function RelativeTime(props: {
  iso: string;
  /** What is shown is old itself, so that how long ago something was would go on beside what stands still. */
  isOld?: boolean;
}) {
  const { iso, isOld } = props;
  const times = useTimes();
  return isOld ? (
    <time dateTime={iso} title={times.exact(iso)}>
      {times.until(iso)}
    </time>
  ) : (
    <TimeAgo iso={iso} times={times} />
  );
}
