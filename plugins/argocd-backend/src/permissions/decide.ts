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
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ApplicationResource, factOfRule, RuleFact, ruleFacts } from './rules';

/** Decides on many resources. */
export interface Decider {
  isAllowed(resource: ApplicationResource): boolean;
  /** Whether resources that are the same in these facts are decided alike. */
  isDecidedBy(facts: RuleFact[]): boolean;
}

function rulesIn(criteria: PermissionCriteria<PermissionCondition>): string[] {
  if ('allOf' in criteria) {
    return criteria.allOf.flatMap(rulesIn);
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.flatMap(rulesIn);
  }
  return 'not' in criteria ? rulesIn(criteria.not) : [criteria.rule];
}

/** A decision for each combination of values, without a text for it. */
class Decisions {
  readonly #root = new Map<unknown, unknown>();

  get(path: unknown[], decide: () => boolean): boolean {
    let level = this.#root;
    const last = path.length - 1;
    for (let at = 0; at < last; at += 1) {
      let next = level.get(path[at]) as Map<unknown, unknown> | undefined;
      if (!next) {
        next = new Map();
        level.set(path[at], next);
      }
      level = next;
    }
    let decision = level.get(path[last]) as boolean | undefined;
    if (decision === undefined) {
      decision = decide();
      level.set(path[last], decision);
    }
    return decision;
  }
}

/**
 * Decides on many resources by one decision of the policy: conditions are asked once for all resources that are the same
 * in what their rules look at.
 *
 * @param applies - asks the conditions
 */
export function createDecider(
  decision: PolicyDecision,
  applies: (decision: PolicyDecision, resource: ApplicationResource) => boolean,
): Decider {
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    const isAllowed = decision.result === AuthorizeResult.ALLOW;
    return { isAllowed: () => isAllowed, isDecidedBy: () => true };
  }
  const facts = [
    ...new Set(
      rulesIn(decision.conditions).map(
        (rule): RuleFact | undefined => factOfRule[rule],
      ),
    ),
  ];
  const known = facts.filter((fact): fact is RuleFact => fact !== undefined);
  if (known.length === 0 || known.length < facts.length) {
    return {
      isAllowed: resource => applies(decision, resource),
      isDecidedBy: () => false,
    };
  }
  const decisions = new Decisions();
  return {
    isAllowed: resource =>
      decisions.get(
        known.map(fact => ruleFacts[fact](resource)),
        () => applies(decision, resource),
      ),
    isDecidedBy: given => known.every(fact => given.includes(fact)),
  };
}
