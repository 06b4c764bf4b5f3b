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

import { useApi } from '@backstage/frontend-plugin-api';
import {
  outcomeOfChecks,
  ProjectCheckOutcome,
  ProjectChecks,
  ProjectPreview,
} from '@slipway/plugin-gitops-common';
import { useCallback, useMemo } from 'react';
import { gitopsApiRef } from '../../api';
import { Asked, useAsked } from '../../hooks/useAsked';
import { GitlabToken } from '../../hooks/useGitlabToken';
import { CheckLine, checkLines, isAnswered } from './checks';
import { checkableOf, Problems, valuesOf, wrongFields } from './draft';

/** What the task would meet with what is entered now. */
export interface DryRun {
  lines: CheckLine[];
  /** Of all that is answered, as the back end sums up its own checks. */
  outcome: ProjectCheckOutcome;
  preview: Asked<ProjectPreview>;
  /** When the oldest of the answers came, in milliseconds. */
  at?: number;
  retry: () => void;
}

const answeredAt = (asked: Asked<ProjectChecks | ProjectPreview>) =>
  asked.state === 'answered' || asked.state === 'failed' ? [asked.at] : [];

/** Checks what is entered and renders it, anew with every change. */
export function useDryRun(input: {
  templateRef: string;
  values: ReturnType<typeof valuesOf>;
  problems: Problems;
  gitlab: GitlabToken;
  person?: string;
}): DryRun {
  const gitops = useApi(gitopsApiRef);
  const { templateRef, values, problems, gitlab, person } = input;
  const { leftover, ...written } = values;
  const wrong = wrongFields(problems);
  const checkable = checkableOf(values, problems);

  const [checks, checkAgain] = useAsked(
    gitlab.state === 'signedIn' ? JSON.stringify(checkable) : undefined,
    async signal => {
      const token = await gitlab.getToken();
      if (!token) {
        // The page asks for the sign-in again, and then for this.
        throw new Error('Signed out.');
      }
      return gitops.check({ templateRef, values: checkable, token }, signal);
    },
  );
  const [preview, renderAgain] = useAsked(
    // While GitLab's window is open nothing else renews the session, which would take the new rights away again.
    wrong.length === 0 && gitlab.state !== 'signingIn'
      ? JSON.stringify(written)
      : undefined,
    signal => gitops.preview({ templateRef, values: written }, signal),
  );

  const isComplete = wrong.length === 0;
  // As the form remembers it: `stop` is the template's word for no choice.
  const chosen = leftover === 'stop' ? undefined : leftover;
  const lines = useMemo(
    () => checkLines(checks, preview, { isComplete, leftover: chosen, person }),
    [checks, preview, isComplete, chosen, person],
  );
  const outcome = outcomeOfChecks([
    ...(checks.state === 'answered' && isComplete
      ? [{ status: checks.answer.outcome }]
      : []),
    ...lines.filter(isAnswered),
  ]);
  const times = [...answeredAt(checks), ...answeredAt(preview)];
  const retry = useCallback(() => {
    checkAgain();
    renderAgain();
  }, [checkAgain, renderAgain]);
  return {
    lines,
    outcome,
    preview,
    at: times.length > 0 ? Math.min(...times) : undefined,
    retry,
  };
}
