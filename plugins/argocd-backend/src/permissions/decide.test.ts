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
  ConditionalPolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { EntityLink } from '../catalog/EntityLinks';
import { createDecider } from './decide';
import {
  ApplicationResource,
  applicationRules,
  argocdApplicationConditions as conditions,
} from './rules';

const links: EntityLink[] = [
  {
    entityRef: 'system:default/shop',
    owners: ['group:default/blue'],
    link: 'confirmed',
  },
];

const resource = (
  change: Partial<ApplicationResource['record']> = {},
  more: Partial<ApplicationResource> = {},
): ApplicationResource => ({
  record: {
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-dev',
    project: 'shop',
    destination: { namespace: 'shop-dev' },
    ...change,
  },
  links,
  isVisibleInGitlab: () => true,
  ...more,
});

const resources = [
  resource(),
  resource({ name: 'shop-two' }),
  resource({ instance: 'team' }),
  resource({ project: 'blog' }),
  resource({ destination: { namespace: 'blog-dev' } }),
  resource({ destination: {} }),
  resource({}, { links: [] }),
  resource({}, { links: [{ ...links[0], link: 'claimed' }] }),
  resource({}, { isVisibleInGitlab: () => false }),
];

const conditional = (
  criteria: ConditionalPolicyDecision['conditions'],
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'argocd',
  resourceType: 'argocd-application',
  conditions: criteria,
});

const authorize = createConditionAuthorizer<ApplicationResource, never>(
  Object.values(applicationRules),
);

const owned = conditions.isLinkedToOwnedEntity({
  claims: ['group:default/blue'],
});
const main = conditions.hasInstance({ instances: ['main'] });
const shop = conditions.hasProject({ projects: ['shop'] });
const ofShop = conditions.hasDestinationNamespace({ namespaces: ['shop-*'] });
const shown = conditions.isVisibleInGitlab();

describe('createDecider', () => {
  it.each<[string, PolicyDecision]>([
    ['all', { result: AuthorizeResult.ALLOW }],
    ['none', { result: AuthorizeResult.DENY }],
    ['owners', conditional(owned)],
    ['an instance', conditional(main)],
    ['a project', conditional(shop)],
    ['a namespace', conditional(ofShop)],
    ['what GitLab shows', conditional(shown)],
    ['either', conditional({ anyOf: [owned, { not: main }] })],
    ['both', conditional({ allOf: [shop, ofShop, main, owned] })],
    ['the rest', conditional({ not: { anyOf: [shop, shown] } })],
  ])('decides as the conditions say it of each: %s', (_name, decision) => {
    const { isAllowed: decide } = createDecider(decision, authorize);
    const expected = resources.map(item => authorize(decision, item));
    expect(resources.map(decide)).toEqual(expected);
    expect(resources.map(decide)).toEqual(expected);
  });

  it('asks once for all that are the same in what the rules look at', () => {
    const applies = jest.fn(authorize);
    const { isAllowed } = createDecider(
      conditional({ allOf: [owned, shop] }),
      applies,
    );
    resources.forEach(isAllowed);
    // Of the first, the other project, and the two other lists of links.
    expect(applies).toHaveBeenCalledTimes(4);
  });

  it.each([
    ['a rule that asks GitLab', shown],
    [
      'a rule that it does not know',
      { rule: 'OTHER', resourceType: 'argocd-application' },
    ],
  ])('asks of each where there is %s', (_name, condition) => {
    const applies = jest.fn(() => true);
    const { isAllowed } = createDecider(
      conditional({ anyOf: [main, condition] }),
      applies,
    );
    resources.forEach(isAllowed);
    expect(applies).toHaveBeenCalledTimes(resources.length);
  });

  it.each<[string, PolicyDecision, boolean]>([
    ['everything is allowed', { result: AuthorizeResult.ALLOW }, true],
    ['owners are asked for', conditional({ not: owned }), true],
    ['an instance is, too', conditional({ anyOf: [owned, main] }), false],
    ['GitLab is asked', conditional({ allOf: [owned, shown] }), false],
  ])(
    'knows whether links and project decide where %s',
    (_name, decision, expected) => {
      expect(
        createDecider(decision, authorize).isDecidedBy(['links', 'project']),
      ).toBe(expected);
    },
  );
});
