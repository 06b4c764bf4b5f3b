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

import { InstanceStatus } from '@slipway/plugin-argocd-common';
import { LinkFacts, LinkStanding, takenAtItsWord } from './LinkFacts';
import { applicationQuery } from './query';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { systemEntity } from '../__testUtils__/ArgocdBackend';
import { ApplicationStore } from '../store/ApplicationStore';
import { diagnose } from './diagnose';

const record = (
  name: string,
  change: Partial<ApplicationRecord> = {},
): ApplicationRecord => ({
  instance: 'global',
  namespace: 'argocd',
  name,
  resourceVersion: '1',
  project: 'shop',
  labels: {},
  entityRefs: [],
  sources: [],
  destination: {},
  sync: { status: 'Synced' },
  health: { status: 'Healthy' },
  images: [],
  ...change,
});

const instances: InstanceStatus[] = [
  { name: 'global', status: 'live', since: '' },
  { name: 'team', status: 'unreachable', since: '' },
];

describe('diagnosis', () => {
  function explain(
    annotations: Record<string, string>,
    records: ApplicationRecord[],
    facts: LinkFacts = takenAtItsWord,
  ) {
    const store = new ApplicationStore({ facts });
    records.forEach(item => store.upsert(item));
    const query = applicationQuery(systemEntity('shop', annotations), {
      gitlabs: [{ origin: 'https://gitlab.example.com', relativePath: '' }],
    });
    return diagnose(query, [...store.candidates(query)], {
      instances,
      selectorText: annotations['argocd/app-selector'],
    }).map(({ kind, level, sentence }) => `${kind} ${level}: ${sentence}`);
  }

  it('tells which annotation, which instances, what was found, and how to confirm it', () => {
    expect(
      explain({ 'argocd/app-name': 'shop-dev' }, [record('shop-dev')]),
    ).toEqual([
      'annotation info: The entity names shop-dev (argocd/app-name).',
      'annotation info: The catalog read the entity from no address that is beyond doubt a file in a GitLab of the portal, so only an application that names the entity can be confirmed.',
      'instance good: Instance global was asked: live.',
      'instance bad: Instance team is unreachable, so what is there may be missing or old.',
      'match good: 1 found by argocd/app-name, claimed.',
      'match info: shop-dev: only claimed, because only the entity says so; neither does the application name it, nor is it deployed from where the catalog read the entity.',
      'advice info: To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
      'advice info: Whoever has the permission argocd.link.confirm, by default the platform group, can confirm what is only claimed.',
    ]);
  });

  it.each<[string, Record<string, string>, ApplicationRecord[], string]>([
    [
      'another project',
      { 'argocd/app-name': 'shop-dev', 'argocd/project-name': 'other' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in project shop.',
    ],
    [
      'another namespace',
      { 'argocd/app-name': 'shop-dev', 'argocd/app-namespace': 'team-a' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in namespace argocd.',
    ],
    [
      'another instance',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'team' },
      [record('shop-dev')],
      'excluded info: shop-dev would fit but is in instance global, which argocd/instance-name does not list.',
    ],
    [
      'an instance that does not exist',
      { 'argocd/app-name': 'shop-dev', 'argocd/instance-name': 'nowhere' },
      [],
      'instance bad: argocd/instance-name lists nowhere, which is no instance of the portal.',
    ],
    [
      'labels that do not match',
      { 'argocd/app-selector': 'app=shop,tier=web' },
      [record('shop-dev', { labels: { app: 'shop' } })],
      'excluded info: shop-dev comes near, but its labels do not match.',
    ],
    [
      'a selector that cannot be read',
      { 'argocd/app-selector': 'app==' + '(' },
      [],
      'advice bad: Write the selector in the grammar of Kubernetes, e.g. app=shop,tier in (web,api).',
    ],
    [
      'no annotation at all',
      {},
      [],
      'advice bad: To link applications, give the entity argocd/app-name or argocd/app-selector, or let the application carry backstage.io/entity-ref.',
    ],
    [
      'an application that names the entity',
      {},
      [record('shop-dev', { entityRefs: ['system:default/shop'] })],
      'match good: 1 found by the annotation backstage.io/entity-ref of the application, confirmed.',
    ],
    [
      'a project alone',
      { 'argocd/project-name': 'shop' },
      [record('a'), record('b')],
      'match good: 2 found by argocd/project-name, claimed.',
    ],
  ])('explains %s', (_name, annotations, records, sentence) => {
    expect(explain(annotations, records)).toContain(sentence);
  });

  it.each<[LinkStanding, string]>([
    [
      'appearedLater',
      'match info: shop-dev: only claimed, because the entity has to be in the catalog before an application names it: this application named it first, so nobody knows whether this one was meant.',
    ],
    [
      'otherLocation',
      'match info: shop-dev: only claimed, because the entity came from elsewhere when the link was confirmed, or the portal made the application for another.',
    ],
    [
      'notChecked',
      'match info: shop-dev: only claimed for now, because the catalog was not read since the application was seen; it is within a minute.',
    ],
  ])('says why a link is only claimed: %s', (standing, sentence) => {
    const steps = explain(
      {},
      [record('shop-dev', { entityRefs: ['system:default/shop'] })],
      { standing: () => standing },
    );
    expect(steps).toContain(sentence);
    expect(steps[steps.length - 1]).toContain('argocd.link.confirm');
    // The application names the entity already.
    expect(steps.join()).not.toContain('let the application carry');
  });

  it('says that an application is only claimed by one of several repositories', () => {
    const sources = ['blue/shop', 'vault/helm'].map(path => ({
      repoUrl: `https://gitlab.example.com/${path}`,
      targetRevision: 'main',
    }));
    expect(
      explain(
        {
          'backstage.io/managed-by-location':
            'url:https://gitlab.example.com/blue/shop/-/blob/main/catalog-info.yaml',
        },
        [record('shop-dev', { sources })],
      ),
    ).toEqual(
      expect.arrayContaining([
        'match info: shop-dev: only claimed, because it is deployed from other repositories, revisions or folders too.',
        'advice info: To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
      ]),
    );
  });

  it('names a few of the applications that are only claimed', () => {
    const records = Array.from({ length: 7 }, (_, index) =>
      record(`shop-${index}`),
    );
    const claim = { 'argocd/project-name': 'shop' };
    expect(explain(claim, records).join()).toContain(
      'shop-0, shop-1, shop-2, shop-3, shop-4, …: only claimed',
    );
  });
});
