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
  CelInput,
  CelResult,
  celEnv,
  isCelError,
  parse,
  plan,
} from '@bufbuild/cel';
import { Manifest } from './manifest';

/** What the API server asks its admission plugins, as far as the policies of a platform read it. */
export interface AdmissionRequest {
  kind: { group: string; version: string; kind: string };
  resource: { group: string; version: string; resource: string };
  subResource?: string;
  name: string;
  namespace?: string;
  operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  userInfo: { username: string; groups?: string[] };
  object: object | null;
  oldObject: object | null;
}

interface Rule {
  apiGroups: string[];
  apiVersions: string[];
  operations: string[];
  resources: string[];
}

interface PolicySpec {
  failurePolicy?: 'Fail' | 'Ignore';
  matchConstraints: { resourceRules: Rule[] };
  matchConditions?: { name: string; expression: string }[];
  variables?: { name: string; expression: string }[];
  validations: { expression: string; message?: string; reason?: string }[];
}

interface Binding {
  policyName: string;
  validationActions: string[];
}

/** Why a request is refused, with Kubernetes' message and reason. */
export interface Refusal {
  message: string;
  reason: string;
}

/** What the API server answers to a request that it does not admit. */
export class AdmissionError extends Error {
  readonly reason: string;

  constructor({ message, reason }: Refusal) {
    super(message);
    this.name = 'AdmissionError';
    this.reason = reason;
  }
}

type Scope = Record<string, CelInput>;

interface Expression {
  expression: string;
  evaluate: (scope: Scope) => CelResult;
}

interface Policy {
  isStrict: boolean;
  rules: Rule[];
  conditions: Expression[];
  variables: (Expression & { name: string })[];
  validations: (Expression & { message?: string; reason?: string })[];
}

const evaluated = {
  policy: [
    'failurePolicy',
    'matchConstraints.resourceRules',
    'matchConditions',
    'variables',
    'validations',
  ],
  binding: ['policyName', 'validationActions'],
};

/** Objects of JSON as CEL has them: maps, and whole numbers as integers. */
function toCel(value: unknown): CelInput {
  if (Array.isArray(value)) {
    return value.map(toCel);
  }
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).map(([key, item]) => [key, toCel(item)]),
    );
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/**
 * ValidatingAdmissionPolicies with their bindings, evaluated by CEL as the API server does. Unlike there, every variable is
 * evaluated, whether it is needed or not; what this does not evaluate cannot be added.
 */
export class AdmissionPolicies {
  readonly #policies = new Map<string, Policy>();
  readonly #bindings = new Map<string, Binding>();

  static has({ kind }: Manifest): boolean {
    return [
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
    ].includes(kind);
  }

  add({ kind, metadata, spec = {} }: Manifest): void {
    const isPolicy = kind === 'ValidatingAdmissionPolicy';
    const unknown = Object.entries(spec)
      .flatMap(([key, value]) =>
        key === 'matchConstraints'
          ? Object.keys(value).map(inner => `${key}.${inner}`)
          : [key],
      )
      .filter(key => !evaluated[isPolicy ? 'policy' : 'binding'].includes(key));
    if (unknown.length > 0) {
      throw new Error(
        `the sandbox does not evaluate ${unknown.join(', ')} of ${kind} '${
          metadata.name
        }'`,
      );
    }
    if (isPolicy) {
      this.#policies.set(metadata.name, compile(spec as PolicySpec));
    } else {
      this.#bindings.set(metadata.name, spec as Binding);
    }
  }

  /** What the first binding that denies it says; `undefined` where none does. */
  refusal(request: AdmissionRequest): Refusal | undefined {
    const scope: Scope = {
      request: toCel(request),
      object: toCel(request.object),
      oldObject: toCel(request.oldObject),
    };
    for (const [name, { policyName, validationActions }] of this.#bindings) {
      const policy = this.#policies.get(policyName);
      const denied =
        policy &&
        validationActions.includes('Deny') &&
        matches(policy, request) &&
        validate(policy, scope);
      if (denied) {
        const { group, resource } = request.resource;
        const kind = group ? `${resource}.${group}` : resource;
        return {
          message: `${kind} "${request.name}" is forbidden: ValidatingAdmissionPolicy '${policyName}' with binding '${name}' denied request: ${denied.message}`,
          reason: denied.reason,
        };
      }
    }
    return undefined;
  }
}

/** @throws CelError where an expression cannot be read, as the API server refuses such a policy */
function compile(spec: PolicySpec): Policy {
  const read = <T extends { expression: string }>(item: T) => ({
    ...item,
    evaluate: plan(celEnv(), parse(item.expression)),
  });
  return {
    isStrict: spec.failurePolicy !== 'Ignore',
    rules: spec.matchConstraints.resourceRules,
    conditions: (spec.matchConditions ?? []).map(read),
    variables: (spec.variables ?? []).map(read),
    validations: spec.validations.map(read),
  };
}

function matches(
  { rules }: Policy,
  { operation, resource, subResource }: AdmissionRequest,
): boolean {
  const whole = subResource
    ? `${resource.resource}/${subResource}`
    : resource.resource;
  const any = `${resource.resource}/*`;
  const names = subResource ? [whole, any, '*/*'] : [whole, '*', '*/*'];
  const fits = (list: string[], ...values: string[]) =>
    values.some(value => list.includes(value));
  return rules.some(
    rule =>
      fits(rule.apiGroups, resource.group, '*') &&
      fits(rule.apiVersions, resource.version, '*') &&
      fits(rule.operations, operation, '*') &&
      fits(rule.resources, ...names),
  );
}

function validate(policy: Policy, scope: Scope): Refusal | undefined {
  // What cannot be evaluated is refused unless the policy says otherwise.
  const failed = (expression: string, error: string) =>
    policy.isStrict
      ? {
          message: `expression '${expression}' resulted in error: ${error}`,
          reason: 'Invalid',
        }
      : undefined;
  for (const { expression, evaluate } of policy.conditions) {
    const result = evaluate(scope);
    if (isCelError(result)) {
      return failed(expression, result.message);
    }
    if (result !== true) {
      return undefined;
    }
  }
  const variables = new Map<string, CelInput>();
  const inner: Scope = { ...scope, variables };
  for (const { name, expression, evaluate } of policy.variables) {
    const result = evaluate(inner);
    if (isCelError(result)) {
      return failed(expression, result.message);
    }
    variables.set(name, result);
  }
  for (const { expression, evaluate, message, reason } of policy.validations) {
    const result = evaluate(inner);
    const refusal = isCelError(result)
      ? failed(expression, result.message)
      : result !== true && {
          message: message ?? `failed expression: ${expression}`,
          reason: reason ?? 'Invalid',
        };
    if (refusal) {
      return refusal;
    }
  }
  return undefined;
}
