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

import { JsonObject } from '@backstage/types';
import {
  ofGitlabCom,
  ofSelfManaged,
  placed,
  portalWith,
} from '../__testUtils__/placed';
import { ProjectPlace, Targets } from './Targets';

const decided = {
  ...ofSelfManaged,
  name: 'decided',
  environments: [
    { name: 'dev' },
    { name: 'staging' },
    { name: 'production', sync: 'manual' },
  ],
  choices: ['environments'],
};

const place = (target: JsonObject, choice: Partial<ProjectPlace>) =>
  placed(choice, target).settings;

describe('where a project goes', () => {
  const targets = Targets.fromConfig(portalWith(ofGitlabCom, ofSelfManaged));

  it('is a group of a target', () => {
    expect(
      targets.place({ name: 'shop', target: 'own', group: 'blue' }),
    ).toMatchObject({
      target: { name: 'own' },
      address: { projectUrl: 'https://gitlab.example.com/blue/shop' },
    });
  });

  it('is that group as the configuration writes it, in whatever case it is asked for', () => {
    const asked = { name: 'shop', target: 'own', group: 'BLUE' };
    expect(targets.place(asked).address.group).toBe('blue');
    const repoUrl = 'gitlab.example.com?owner=Blue&repo=shop';
    expect(targets.place({ name: 'shop', repoUrl }).address.group).toBe('blue');
  });

  it('is the first target that has the group of a repository', () => {
    const repoUrl = 'gitlab.example.com?owner=blue&repo=shop';
    expect(targets.place({ name: 'shop', repoUrl }).target.name).toBe('own');
  });

  it.each<[string, ProjectPlace, string]>([
    ['no target', { name: 'shop' }, 'Choose where the project goes'],
    [
      'a target that is none',
      { name: 'shop', target: 'else', group: 'blue' },
      'This portal has no target else. It has: com, own.',
    ],
    [
      'no group',
      { name: 'shop', target: 'own' },
      'Choose a group of target own: blue.',
    ],
    [
      'another group',
      { name: 'shop', target: 'own', group: 'red' },
      'Target own has no group red. It has: blue.',
    ],
    [
      'a repository of another name',
      { name: 'shop', repoUrl: 'gitlab.example.com?owner=blue&repo=store' },
      'Give both the same name.',
    ],
    [
      'a repository elsewhere',
      { name: 'shop', repoUrl: 'gitlab.example.com?owner=red&repo=shop' },
      'No target of this portal has the group red of gitlab.example.com.',
    ],
  ])('is not said by %s', (_what, choice, sentence) => {
    expect(() => targets.place(choice)).toThrow(sentence);
  });

  it('is nowhere in a portal without targets, which says so', () => {
    const none = Targets.fromConfig(portalWith());
    expect(none.problems).toEqual([
      expect.stringContaining('has no gitops.targets'),
    ]);
    expect(() => none.place({ name: 'shop' })).toThrow(none.problems[0]);
  });
});

describe('what a project is made with', () => {
  it('is what its target says', () => {
    expect(place(decided, {})).toMatchObject({
      visibility: 'private',
      environments: ['dev', 'staging', 'production'],
      manualEnvironments: ['production'],
    });
  });

  it('is what a person chose where the target lets them', () => {
    expect(place(decided, { environments: ['staging', 'dev'] })).toMatchObject({
      environments: ['dev', 'staging'],
      manualEnvironments: [],
    });
    expect(
      place(ofSelfManaged, {
        environments: ['production', 'dev'],
        manualEnvironments: ['production'],
        domain: 'shop.example.com',
      }),
    ).toMatchObject({
      environments: ['dev', 'production'],
      manualEnvironments: ['production'],
      domain: 'shop.example.com',
    });
  });

  it('may be named where it is what the target says anyway', () => {
    expect(
      place(decided, {
        visibility: 'private',
        manualEnvironments: ['production'],
      }).visibility,
    ).toBe('private');
  });

  it.each<[Partial<ProjectPlace>, string]>([
    [
      { visibility: 'public' },
      'Target decided does not let people choose the visibility: the platform team has set private.',
    ],
    [
      { manualEnvironments: ['staging', 'production'] },
      'does not let people choose the environments that a person syncs: the platform team has set production.',
    ],
    [{ registration: 'manual' }, 'has set api'],
    [{ domain: 'example.org' }, 'has set apps.example.com'],
  ])('is not %j where the target leaves no choice', (choice, sentence) => {
    expect(() => place(decided, choice)).toThrow(sentence);
  });

  it('has no environment that a person syncs and nothing is in', () => {
    expect(() =>
      place(ofSelfManaged, { manualEnvironments: ['production'] }),
    ).toThrow('production is to be synced by a person and is no environment');
  });
});
