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

import { parse } from 'yaml';
import { evaluateExpression } from './expression';

/** What GitLab decides before any job is looked at. */
export type WorkflowDecision =
  | { run: true; variables: Record<string, string> }
  | { run: false; reason: 'filtered' }
  | { run: false; reason: 'invalid'; error: string };

interface WorkflowRule {
  if?: string;
  when?: string;
  variables?: Record<string, string>;
}

/** Applies `workflow:rules`, which gitlab-ci-local does not. Without rules every pipeline runs. */
export function decideWorkflow(
  yaml: string,
  variables: Record<string, string>,
): WorkflowDecision {
  let rules: WorkflowRule[] | undefined;
  try {
    const document = parse(yaml, { maxAliasCount: 100 });
    if (typeof document !== 'object' || document === null) {
      return {
        run: false,
        reason: 'invalid',
        error: 'Please provide content of .gitlab-ci.yml',
      };
    }
    rules = document.workflow?.rules;
    if (!rules) {
      // Without rules a merge request has no pipeline of its own.
      return variables.CI_PIPELINE_SOURCE === 'merge_request_event'
        ? { run: false, reason: 'filtered' }
        : { run: true, variables: {} };
    }
    for (const rule of rules) {
      if (rule.if === undefined || evaluateExpression(rule.if, variables)) {
        return rule.when === 'never'
          ? { run: false, reason: 'filtered' }
          : { run: true, variables: rule.variables ?? {} };
      }
    }
    return { run: false, reason: 'filtered' };
  } catch (error) {
    return { run: false, reason: 'invalid', error: (error as Error).message };
  }
}
