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

import { testRecord } from '../__testUtils__/testRecord';
import { EntityLink } from '../catalog/EntityLinks';
import { applicationRules, argocdApplicationConditions } from './rules';

const link = (change: Partial<EntityLink> = {}): EntityLink => ({
  entityRef: 'system:default/shop',
  owners: ['group:default/blue'],
  link: 'confirmed',
  ...change,
});
const resource = (
  links: EntityLink[] = [],
  record: Parameters<typeof testRecord>[0] = {},
) => ({
  record: testRecord(record),
  links,
  isVisibleInGitlab: () => false,
});

describe('isLinkedToOwnedEntity', () => {
  const { isLinkedToOwnedEntity: rule } = applicationRules;
  const claims = ['user:default/maria', 'group:default/blue'];

  it.each([
    ['a confirmed link to what one of the claims owns', [link()], true],
    [
      'any of several links',
      [link({ owners: ['group:default/red'] }), link()],
      true,
    ],
    ['any of several owners', [link({ owners: ['a', claims[1]] })], true],
    ['a link that is only claimed', [link({ link: 'claimed' })], false],
    ['what others own', [link({ owners: ['group:default/red'] })], false],
    ['what nobody owns', [link({ owners: [] })], false],
    ['no link', [], false],
    [
      'a confirmed link to what others own beside a claimed one of ours',
      [link({ owners: ['group:default/red'] }), link({ link: 'claimed' })],
      false,
    ],
  ])('decides on %s', (_name, links, expected) => {
    expect(rule.apply(resource(links), { claims })).toBe(expected);
  });

  it('takes claimed links where it is told to', () => {
    const claimed = resource([link({ link: 'claimed' })]);
    expect(rule.apply(claimed, { claims, confirmedOnly: false })).toBe(true);
    expect(rule.apply(claimed, { claims, confirmedOnly: true })).toBe(false);
  });

  it('allows nothing to who has no claims', () => {
    expect(rule.apply(resource([link()]), { claims: [] })).toBe(false);
  });
});

describe('hasInstance and hasProject', () => {
  it('compare the whole name', () => {
    const { hasInstance, hasProject } = applicationRules;
    expect(hasInstance.apply(resource(), { instances: ['main'] })).toBe(true);
    expect(hasInstance.apply(resource(), { instances: ['mai', '*'] })).toBe(
      false,
    );
    expect(hasProject.apply(resource(), { projects: ['a', 'shop'] })).toBe(
      true,
    );
    expect(hasProject.apply(resource(), { projects: [] })).toBe(false);
  });
});

describe('hasDestinationNamespace', () => {
  const { hasDestinationNamespace: rule } = applicationRules;
  const allows = (namespaces: string[], namespace?: string) =>
    rule.apply(resource([], { destination: { namespace } }), { namespaces });

  it.each([
    ['shop-dev', true],
    ['shop-*', true],
    ['*-dev', true],
    ['*', true],
    ['shop', false],
    ['shop-?ev', false],
    ['[s]hop-dev', false],
  ])('matches %s: %s', (pattern, expected) => {
    expect(allows([pattern], 'shop-dev')).toBe(expected);
  });

  it('allows nothing where the namespace is unknown, or there is no pattern', () => {
    expect(allows(['*'])).toBe(false);
    expect(allows([], 'shop-dev')).toBe(false);
  });

  it('is not held up by many stars and a long name', () => {
    expect(allows([`${'*a'.repeat(7)}*b`], 'a'.repeat(5_000))).toBe(false);
  });
});

describe('every rule', () => {
  it.each(Object.values(applicationRules))(
    '$name asks for no database',
    ({ toQuery }) => {
      expect(() => (toQuery as () => unknown)()).toThrow(
        'Applications are not queried from a database',
      );
    },
  );

  it('is a condition for policies', () => {
    expect(
      argocdApplicationConditions.hasInstance({ instances: ['main'] }),
    ).toEqual({
      rule: 'HAS_INSTANCE',
      resourceType: 'argocd-application',
      params: { instances: ['main'] },
    });
  });
});

describe('isVisibleInGitlab', () => {
  it.each([true, false])('says what is known of the repository: %s', known => {
    expect(
      applicationRules.isVisibleInGitlab.apply(
        { ...resource([link()]), isVisibleInGitlab: () => known },
        undefined,
      ),
    ).toBe(known);
  });
});
