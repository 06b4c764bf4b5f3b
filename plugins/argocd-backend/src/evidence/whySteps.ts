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
  Cause,
  CauseCode,
  causeStep,
  ComparedSettings,
  GitPlace,
  WhyStep,
  StepLook,
} from '@slipway/plugin-argocd-common';

/** What the steps are made from. */
export interface StepFacts {
  cause: Cause;
  /** Name of the environment, for people. */
  environment: string;
  places: GitPlace[];
  compared?: ComparedSettings;
  /** The version to go back to, where one is known. */
  undo?: { commit?: string; url?: string; isRollback: boolean };
  isAutomatic: boolean;
  looks: StepLook[];
}

/** Causes that a sync may find gone; what merely has to be read again is refreshed. */
const syncAgain = new Set<CauseCode>(['terminated']);

/** What to change, or whom to ask; nothing where one has to look closer first. */
function first(facts: StepFacts): WhyStep | undefined {
  const { cause, environment, compared, isAutomatic } = facts;
  const lacking = compared?.missing.find(({ named }) => named);
  const places = [...(lacking?.addAt ? [lacking.addAt] : []), ...facts.places];
  const usual = causeStep(cause.code);
  // Where it stands is known, so nobody has to look for it.
  const code =
    usual === 'lookCloser' && (lacking || places.length > 0)
      ? 'fixInGit'
      : usual;
  return code === 'lookCloser'
    ? undefined
    : {
        code,
        parameters: {
          cause: cause.code,
          environment,
          ...(lacking && { setting: lacking.name }),
          ...(code === 'fixInGit' && isAutomatic && { automatic: 'true' }),
        },
        places: code === 'fixInGit' ? places : [],
        ...(code === 'tryAgain' && {
          action: syncAgain.has(cause.code) ? 'sync' : 'refresh',
        }),
        looks: [],
      };
}

/** What can be done about a trouble, in the order in which a person would try. */
export function whySteps(facts: StepFacts): WhyStep[] {
  const { looks, undo } = facts;
  const start = first(facts);
  const steps: WhyStep[] = start ? [start] : [];
  if (undo) {
    steps.push({
      code: 'undo',
      parameters: undo.commit ? { commit: undo.commit } : {},
      places: [],
      ...(undo.isRollback
        ? { action: 'rollback' as const }
        : undo.url && { url: undo.url }),
      looks: [],
    });
  }
  if (looks.length > 0) {
    steps.push({ code: 'lookCloser', parameters: {}, places: [], looks });
  }
  return steps;
}
