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
  ChangePlace,
  Has,
  Verdict,
  VerdictCode,
} from '@slipway/plugin-argocd-common';
import { ApplicationStanding } from './Standings';
import { CommitFacts } from './types';
import { failing, healthy, isTried } from './verdictGroups';

/** How one change stands in one environment. */
export interface PlaceFacts {
  /** The environment, for people. */
  name: string;
  verdict: VerdictCode;
  /** Nobody can tell how it is now. */
  isPast: boolean;
  /** Whether it runs there. */
  has: Has;
  /** Whether Git asks for it there. */
  wants: Has;
  /** Whether what Git asks for there, and does not run, is its version; else it comes with a later one. */
  isVersion: boolean;
}

const isComing = ({ has, wants }: Pick<PlaceFacts, 'has' | 'wants'>) =>
  has !== 'yes' && wants === 'yes';

/**
 * The changes whose versions Git asks for and that do not run: what fails there is one of these, as far as it was tried.
 * Of each service it is that of its image; where images carry no commits, the newest. Older ones come with them.
 */
export function comingVersions(
  {
    changes,
    states,
    services,
  }: Pick<ApplicationStanding, 'changes' | 'states' | 'services'>,
  verdict: Pick<Verdict, 'code' | 'parameters'>,
): string[] {
  const coming = changes.filter(
    (_, at) => isComing(states[at]) && isTried(verdict, states[at]),
  );
  const asked = services.map(({ wanted }) => wanted?.commit);
  const versions = coming.filter(sha => asked.includes(sha));
  return versions.length > 0 ? versions : coming.slice(0, 1);
}

/**
 * Where a change is; what is wrong comes first.
 *
 * @param places - in the order of promotion
 */
export function changePlace(
  { state, failedJob }: Pick<CommitFacts, 'state' | 'failedJob'>,
  places: PlaceFacts[],
): ChangePlace {
  const namesOf = (found: PlaceFacts[]) => found.map(({ name }) => name);
  const namesWhere = (is: (place: PlaceFacts) => boolean) =>
    namesOf(places.filter(place => !place.isPast && is(place)));
  const live = namesWhere(
    ({ has, verdict }) => has === 'yes' && healthy.includes(verdict),
  );
  const said = (
    code: ChangePlace['code'],
    environments: string[] = [],
  ): ChangePlace => ({ code, live, environments });

  if (state === 'building') {
    return said('building');
  }
  if (state === 'failed') {
    return { ...said('notBuilt'), job: failedJob };
  }
  const stuck = places.filter(
    place =>
      !place.isPast && isComing(place) && failing.includes(place.verdict),
  );
  const fails = stuck.filter(({ isVersion }) => isVersion);
  if (fails.length > 0) {
    return said('fails', namesOf(fails));
  }
  if (stuck.length > 0) {
    return said('waits', namesOf(stuck));
  }
  const inBroken = namesWhere(
    ({ has, verdict }) => has === 'yes' && failing.includes(verdict),
  );
  if (inBroken.length > 0) {
    return said('inBroken', inBroken);
  }
  const rolling = namesWhere(
    place => isComing(place) && place.verdict === 'rollingOut',
  );
  if (rolling.length > 0) {
    return said('rollingOut', rolling);
  }
  if (live.length > 0) {
    return said('live', live);
  }
  const runs = namesWhere(({ has }) => has === 'yes');
  if (runs.length > 0) {
    return said('runs', runs);
  }
  const was = namesOf(
    places.filter(({ has, isPast }) => isPast && has === 'yes'),
  );
  if (was.length > 0) {
    return said('was', was);
  }
  const isKnown = places.every(({ has, isPast }) => has === 'no' && !isPast);
  return said(isKnown ? 'built' : 'unknown');
}
