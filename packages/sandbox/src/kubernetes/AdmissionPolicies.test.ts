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

import { parse as parseCel, unparse } from '@bufbuild/cel';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderChart } from '../platform';
import { AdmissionPolicies, AdmissionRequest } from './AdmissionPolicies';
import { Manifest } from './manifest';

jest.setTimeout(60_000);

const chart = path.resolve(__dirname, '../../../../platform/projects');

interface Fixture {
  what: string;
  /** How the message begins; null where the request is let in. */
  refused: string | null;
  request: AdmissionRequest;
}

const fixtures: Fixture[] = JSON.parse(
  readFileSync(
    path.join(__dirname, '__fixtures__/admission-requests.json'),
    'utf8',
  ),
);

/** A project that is let in. */
const honest = fixtures.find(
  ({ what }) => what === 'argocd-server makes a project of exact names',
)!.request;
const { spec: exact } = honest.object as { spec: object };

type Parsed = ReturnType<typeof parseCel>;
type Expr = NonNullable<Parsed['expr']>;

function childrenOf({ exprKind }: Expr): Expr[] {
  switch (exprKind.case) {
    case 'callExpr': {
      const { target, args } = exprKind.value;
      return target ? [target, ...args] : args;
    }
    case 'selectExpr':
      return exprKind.value.operand ? [exprKind.value.operand] : [];
    case 'listExpr':
      return exprKind.value.elements;
    default:
      return [];
  }
}

/** All parts of an expression; those inside `all` and `exists` stand in a place of their own. */
function partsOf({ expr, sourceInfo }: Parsed): Expr[] {
  const roots = [expr!, ...Object.values(sourceInfo?.macroCalls ?? {})];
  const walk = (part: Expr): Expr[] => [
    part,
    ...childrenOf(part).flatMap(walk),
  ];
  return roots.flatMap(walk);
}

/** The expression with one operand of an `&&` or `||`, or one item of a list, left out: once for each. */
function cut(expression: string): string[] {
  const count = partsOf(parseCel(expression)).length;
  return Array.from({ length: count }).flatMap((_, index) => {
    const { exprKind } = partsOf(parseCel(expression))[index];
    let parts: Expr[] = [];
    if (exprKind.case === 'listExpr') {
      parts = exprKind.value.elements;
    } else if (
      exprKind.case === 'callExpr' &&
      ['_&&_', '_||_'].includes(exprKind.value.function)
    ) {
      parts = exprKind.value.args;
    }
    return parts.map((__, left) => {
      const copy = parseCel(expression);
      const part = partsOf(copy)[index];
      if (part.exprKind.case === 'listExpr') {
        part.exprKind.value.elements.splice(left, 1);
      } else if (part.exprKind.case === 'callExpr') {
        // Its number leads to what `all` was before it was expanded.
        Object.assign(part, part.exprKind.value.args[1 - left]);
      }
      return unparse(copy);
    });
  });
}

/** Every policy that lacks one part of `policy`. */
function mutants(policy: Manifest): [string, Manifest][] {
  const changed = (what: string, change: (spec: any) => void) => {
    const copy = structuredClone(policy);
    change(copy.spec);
    return [what, copy] as [string, Manifest];
  };
  const { matchConditions, matchConstraints, validations, variables } =
    policy.spec!;
  const lists = Object.entries({ matchConditions, validations, variables });
  return [
    ...(['matchConditions', 'validations'] as const).flatMap(list =>
      policy.spec![list].map((_: unknown, index: number) =>
        changed(`without ${list}[${index}]`, spec =>
          spec[list].splice(index, 1),
        ),
      ),
    ),
    ...lists.flatMap(([list, items = []]) =>
      items.flatMap(({ expression }: { expression: string }, index: number) =>
        cut(expression).map(text =>
          changed(`${list}[${index}] as ${text}`, spec => {
            spec[list][index].expression = text;
          }),
        ),
      ),
    ),
    ...['operations', 'resources'].flatMap(key =>
      matchConstraints.resourceRules[0][key].map((item: string, at: number) =>
        changed(`without ${item}`, spec =>
          spec.matchConstraints.resourceRules[0][key].splice(at, 1),
        ),
      ),
    ),
  ];
}

describe('what Kubernetes refuses Argo CD', () => {
  let manifests: Manifest[];

  const policiesOf = (list: Manifest[]) => {
    const policies = new AdmissionPolicies();
    list.forEach(manifest => policies.add(manifest));
    return policies;
  };
  const decide = (list: Manifest[]) => {
    const policies = policiesOf(list);
    return fixtures.map(({ request }) => policies.refusal(request)?.message);
  };
  const render = async (values: object) =>
    (await renderChart('helm', chart, values)).filter(AdmissionPolicies.has);

  beforeAll(async () => {
    manifests = await render({});
  });

  it('is written for the version that has it, and denies', () => {
    expect(
      manifests.map(({ apiVersion, kind, metadata }) => [
        apiVersion,
        kind,
        metadata.name,
      ]),
    ).toEqual(
      ['', 'Binding'].flatMap(suffix =>
        ['argocd-pod-security', 'argocd-projects'].map(name => [
          'admissionregistration.k8s.io/v1',
          `ValidatingAdmissionPolicy${suffix}`,
          name,
        ]),
      ),
    );
    for (const { kind, spec } of manifests) {
      expect(spec).toMatchObject(
        kind === 'ValidatingAdmissionPolicy'
          ? { failurePolicy: 'Fail' }
          : { validationActions: ['Deny'] },
      );
    }
  });

  it.each(fixtures)('$what: $refused', ({ refused, request }) => {
    const { resource, name } = request;
    const policy =
      resource.resource === 'namespaces'
        ? 'argocd-pod-security'
        : 'argocd-projects';
    const kind = resource.group
      ? `${resource.resource}.${resource.group}`
      : resource.resource;
    const begin =
      refused === null
        ? undefined
        : `${kind} "${name}" is forbidden: ValidatingAdmissionPolicy '${policy}' with binding '${policy}' denied request: ${refused}`;
    const refusal = policiesOf(manifests).refusal(request);
    expect(refusal?.message.slice(0, begin?.length)).toBe(begin);
    expect(refusal?.reason).toBe(begin && 'Forbidden');
  });

  it.each(['*', '?', '[', '{', '!', '\\'])(
    'takes %s for a part of a pattern',
    sign => {
      const policies = policiesOf(manifests);
      const server = 'https://kubernetes.default.svc';
      const refused = [
        { sourceRepos: [`https://gitlab.example.com/a${sign}`] },
        { destinations: [{ server, namespace: `a${sign}` }] },
        { destinations: [{ server: `https://a${sign}`, namespace: 'a' }] },
        { destinations: [{ name: `a${sign}`, namespace: 'a' }] },
        {
          clusterResourceWhitelist: [
            { group: '', kind: 'Namespace', name: `a${sign}` },
          ],
        },
      ].map(
        change =>
          policies.refusal({
            ...honest,
            object: { spec: { ...exact, ...change } },
          })?.reason,
      );
      expect(refused).toEqual(Array(5).fill('Forbidden'));
    },
  );

  it('needs every part of it', () => {
    const decided = JSON.stringify(decide(manifests));
    const needless = manifests.flatMap((manifest, at) =>
      manifest.kind === 'ValidatingAdmissionPolicy'
        ? mutants(manifest).flatMap(([what, mutant]) =>
            JSON.stringify(decide(manifests.with(at, mutant))) === decided
              ? [`${manifest.metadata.name}: ${what}`]
              : [],
          )
        : [],
    );
    expect(needless).toEqual([]);
  });

  it('has the names of the values', async () => {
    const policies = policiesOf(
      await render({
        namespace: 'gitops',
        admission: {
          serviceAccounts: ['server'],
          users: ['system:serviceaccount:kube-system:argocd-manager'],
          systemNamespaces: ['monitoring'],
        },
      }),
    );
    const ask = (username: string, namespace: string) => {
      return policies.refusal({
        ...honest,
        userInfo: { username },
        object: {
          spec: { ...exact, destinations: [{ name: 'a', namespace }] },
        },
      })?.reason;
    };
    const server = 'system:serviceaccount:gitops:server';
    expect(ask(server, 'monitoring')).toBe('Forbidden');
    expect(ask(server, 'gitops')).toBe('Forbidden');
    expect(ask(server, 'argocd')).toBeUndefined();
    expect(
      ask('system:serviceaccount:kube-system:argocd-manager', 'monitoring'),
    ).toBe('Forbidden');
    expect(
      ask('system:serviceaccount:argocd:argocd-server', 'monitoring'),
    ).toBeUndefined();
    expect(await render({ admission: { enabled: false } })).toEqual([]);
  });
});

describe('policies of the sandbox', () => {
  const policy = (spec: object): Manifest => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'p' },
    spec: {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['*'],
            apiVersions: ['*'],
            operations: ['*'],
            resources: ['*'],
          },
        ],
      },
      ...spec,
    },
  });
  const binding: Manifest = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'b' },
    spec: { policyName: 'p', validationActions: ['Deny'] },
  };
  const { request } = fixtures[0];
  const refusal = (spec: object, bound: Manifest = binding) => {
    const policies = new AdmissionPolicies();
    policies.add(policy(spec));
    policies.add(bound);
    return policies
      .refusal(request)
      ?.message.replace(/.* denied request: /, '');
  };

  it.each([
    ['a validation', { validations: [{ expression: 'object.nope == 1' }] }],
    [
      'a condition',
      {
        matchConditions: [{ name: 'a', expression: 'object.nope == 1' }],
        validations: [],
      },
    ],
    [
      'a variable',
      {
        variables: [{ name: 'a', expression: 'object.nope' }],
        validations: [],
      },
    ],
  ])('refuses where the expression of %s fails', (_what, spec) => {
    expect(refusal(spec)).toMatch(/^expression '.*' resulted in error: /);
    expect(refusal({ failurePolicy: 'Ignore', ...spec })).toBeUndefined();
  });

  it('says which expression failed where there is no message', () => {
    expect(refusal({ validations: [{ expression: 'false' }] })).toBe(
      'failed expression: false',
    );
  });

  it('refuses nothing that no binding denies', () => {
    const spec = { validations: [{ expression: 'false' }] };
    expect(
      refusal(spec, {
        ...binding,
        spec: { policyName: 'p', validationActions: ['Audit'] },
      }),
    ).toBeUndefined();
    expect(
      refusal(spec, {
        ...binding,
        spec: { policyName: 'other', validationActions: ['Deny'] },
      }),
    ).toBeUndefined();
  });

  it('takes no policy that it cannot read, or does not evaluate as a whole', () => {
    expect(() => refusal({ validations: [{ expression: '(' }] })).toThrow(
      'found',
    );
    expect(() =>
      refusal({ paramKind: { kind: 'ConfigMap' }, validations: [] }),
    ).toThrow(
      "the sandbox does not evaluate paramKind of ValidatingAdmissionPolicy 'p'",
    );
    expect(() =>
      refusal(
        { validations: [] },
        { ...binding, spec: { ...binding.spec, matchResources: {} } },
      ),
    ).toThrow('does not evaluate matchResources');
  });
});
