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

import { mockServices } from '@backstage/backend-test-utils';
import { readArgocdConfig } from './readArgocdConfig';
import { whatIsOff } from './whatIsOff';

const instance = {
  name: 'global',
  url: 'https://argocd.example.com/argo-cd/',
  credentials: { read: { token: 'secret-token' } },
};
const readAll = (argocd: object) =>
  readArgocdConfig(mockServices.rootConfig({ data: { argocd } as never }));
const read = (instances: unknown[]) => readAll({ instances });

describe('configuration', () => {
  it('has sensible defaults', () => {
    expect(read([instance])).toEqual({
      instances: [
        {
          name: 'global',
          title: undefined,
          url: 'https://argocd.example.com/argo-cd',
          externalUrl: undefined,
          links: [],
          namespace: 'argocd',
          clusters: [],
          headers: {},
          tls: undefined,
          deadlineMs: 15_000,
          reconciliationMs: 180_000,
          read: { kind: 'token', token: 'secret-token' },
          operate: undefined,
          provision: undefined,
          registration: {},
        },
      ],
      repositoryHosts: [],
      provision: {
        environments: ['dev', 'staging', 'production'],
        namespacePattern: '{name}-{environment}',
        systemNamespaces: [],
        reserved: [],
        adopted: [],
      },
      history: { retentionMs: 365 * 86_400_000 },
      warnings: [],
    });
    expect(readArgocdConfig(mockServices.rootConfig()).instances).toEqual([]);
  });

  it('takes the address of the portal from where Backstage has it', () => {
    const baseUrl = 'https://portal.example.com';
    expect(
      readArgocdConfig(mockServices.rootConfig({ data: { app: { baseUrl } } }))
        .portalUrl,
    ).toBe(baseUrl);
  });

  it('takes a forward proxy with its account', () => {
    const proxy = 'http://portal:p%40ss@proxy.example.com:3128';
    expect(read([{ ...instance, proxy }]).instances[0].proxy).toBe(proxy);
  });

  it.each([
    'proxy.acme.test:3128',
    'socks5://proxy.example.com',
    'http://proxy.example.com/path',
    'http://proxy.example.com?password=top-secret',
    'http://top-secret@proxy.example.com',
  ])('refuses %s as a forward proxy, without repeating it', proxy => {
    let message = '';
    try {
      read([{ ...instance, proxy }]);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/argocd\.instances.*proxy must be/s);
    expect(message).not.toContain('top-secret');
    expect(message).not.toContain(proxy);
  });

  it('takes each credential in each way', () => {
    const [{ read: reading, operate, provision }] = read([
      {
        ...instance,
        credentials: {
          read: { anonymous: true },
          operate: { tokenFile: '/run/secrets/operate' },
          provision: {
            username: 'portal',
            password: 'word',
            destinations: [
              {
                server: 'https://kubernetes.default.svc',
                namespaces: ['*-dev'],
              },
            ],
          },
        },
      },
    ]).instances;
    expect([reading, operate, provision?.credential]).toEqual([
      { kind: 'none' },
      { kind: 'tokenFile', path: '/run/secrets/operate' },
      { kind: 'session', username: 'portal', password: 'word' },
    ]);
  });

  it('goes without the credentials whose variables are not set', () => {
    const [config] = read([
      {
        ...instance,
        credentials: {
          read: { token: 'secret-token' },
          operate: {},
          provision: { destinations: [] },
        },
      },
    ]).instances;
    expect(config.read).toEqual({ kind: 'token', token: 'secret-token' });
    expect(config.operate).toBeUndefined();
    expect(config.provision).toBeUndefined();
    // It is said, once, by the name of the key.
    expect(whatIsOff(config)).toEqual([
      expect.stringContaining('has no credentials.operate'),
      expect.stringContaining('has no credentials.provision'),
    ]);
  });

  it('takes the ways in which an instance learns of new projects', () => {
    const [{ registration }] = read([
      {
        ...instance,
        registration: {
          platformRepositoryUrl:
            'https://gitlab.example.com/platform/argocd-projects/',
          discovery: { group: 'team-web', project: 'discovered' },
        },
      },
    ]).instances;
    expect(registration).toEqual({
      platformRepositoryUrl:
        'https://gitlab.example.com/platform/argocd-projects',
      discovery: {
        group: 'team-web',
        topic: 'argocd',
        project: 'discovered',
        environments: ['dev'],
      },
    });
  });

  it('names the key that a former one has become', () => {
    expect(() =>
      read([
        {
          ...instance,
          registration: { registryUrl: 'https://gitlab.example.com/a/b' },
        },
      ]),
    ).toThrow('registration.registryUrl is now platformRepositoryUrl');
  });

  it.each([
    'http://argocd-server.argocd.svc',
    'http://argocd.example.com/argo-cd',
    'http://localhost.example.com',
    'http://10.0.0.1',
  ])('warns of the tokens that cross the network to %s', url => {
    const { warnings } = read([{ ...instance, url }]);
    expect(warnings).toEqual([
      `argocd.instances: ${instance.name} is called without TLS, so whoever listens on the way reads its tokens. Give it an https address, and tls.caFile where its authority is your own.`,
    ]);
  });

  it.each([
    'https://argocd.example.com',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://argocd.localhost',
  ])('warns of nothing at %s', url => {
    expect(read([{ ...instance, url }]).warnings).toEqual([]);
  });

  it('takes trust, client certificate, headers and deadline per instance', () => {
    const [{ tls, headers, deadlineMs }] = read([
      {
        ...instance,
        tls: { caFile: 'ca.pem', certificateFile: 'c.pem', keyFile: 'k.pem' },
        headers: { 'X-Proxy-Key': 'k' },
        deadline: { seconds: 40 },
      },
    ]).instances;
    expect({ tls, headers, deadlineMs }).toEqual({
      tls: { caFile: 'ca.pem', certificateFile: 'c.pem', keyFile: 'k.pem' },
      headers: { 'X-Proxy-Key': 'k' },
      deadlineMs: 40_000,
    });
  });

  it('takes names of clusters that several instances share', () => {
    const [{ clusters }] = read([
      {
        ...instance,
        clusters: [{ server: 'https://kubernetes.default.svc/', name: 'main' }],
      },
    ]).instances;
    expect(clusters).toEqual([
      { server: 'https://kubernetes.default.svc', name: 'main' },
    ]);
  });

  it.each([
    [
      'a missing name',
      { ...instance, name: undefined },
      /argocd\.instances\[0\].*name/,
    ],
    [
      'a name that is none',
      { ...instance, name: '../x' },
      /name must be a name of letters/,
    ],
    [
      'an address without a scheme',
      { ...instance, url: 'argocd.example.com' },
      /url must be an http or https address/,
    ],
    ['an address of another kind', { ...instance, url: 7 }, /url.*string/],
    [
      'credentials in an address',
      { ...instance, url: 'https://u:p@argocd.example.com' },
      /without credentials/,
    ],
    [
      'no credential',
      { ...instance, credentials: {} },
      /argocd\.instances\[0\].*credentials\.read/,
    ],
    [
      'an empty credential',
      { ...instance, credentials: { read: {} } },
      /credentials\.read must have one of token .* none is given/,
    ],
    [
      'a credential of no kind that is known',
      {
        ...instance,
        credentials: { read: { token: 'x' }, operate: { tokn: 'x' } },
      },
      /credentials\.operate must have one of token .* none is given/,
    ],
    [
      'a credential of two kinds',
      {
        ...instance,
        credentials: { read: { token: 'secret-token', tokenFile: 'x' } },
      },
      /several are given/,
    ],
    [
      'a user without a password',
      { ...instance, credentials: { read: { username: 'portal' } } },
      /password/,
    ],
    [
      'a certificate without its key',
      { ...instance, tls: { certificateFile: 'c.pem' } },
      /certificateFile and keyFile/,
    ],
    [
      'a header that the connection sets',
      { ...instance, headers: { Authorization: 'secret-token' } },
      /headers must not have Authorization/,
    ],
    [
      'a link with a placeholder that is none',
      {
        ...instance,
        links: [{ title: 'Rancher', url: 'https://rancher/{pod}' }],
      },
      /\{pod\} of 'Rancher' stands for nothing; there are \{application\}/,
    ],
    [
      'a link that an application could lead anywhere',
      { ...instance, links: [{ title: 'X', url: 'https://{namespace}.evil' }] },
      /the host of 'X' must not be a placeholder/,
    ],
    [
      'a link whose host hides',
      {
        ...instance,
        links: [{ title: 'X', url: 'https:////{namespace}.evil/' }],
      },
      /the host of 'X' must not be a placeholder/,
    ],
    [
      'a link that is no page',
      { ...instance, links: [{ title: 'X', url: 'file:///{namespace}' }] },
      /'X' must lead to an http or https address/,
    ],
    [
      'a repository in the middle of a link',
      {
        ...instance,
        links: [{ title: 'X', url: 'https://a/?u={repositoryUrl}' }],
      },
      /can only be at the start/,
    ],
    [
      'two names of one cluster',
      {
        ...instance,
        clusters: [
          { server: 'https://kubernetes.default.svc', name: 'main' },
          { server: 'https://kubernetes.default.svc/', name: 'other' },
        ],
      },
      /clusters has two names for https:\/\/kubernetes\.default\.svc/,
    ],
    [
      'a deadline that is none',
      { ...instance, deadline: { hours: 2 } },
      /deadline must be a duration from 1 s to 5 min/,
    ],
  ])('refuses %s, and repeats no secret', (_name, wrong, message) => {
    expect(() => read([wrong])).toThrow(message);
    expect(() => read([wrong])).toThrow(/^(?!.*secret-token)/);
  });

  it('refuses two instances of one name', () => {
    expect(() => read([instance, instance])).toThrow(
      'argocd.instances has two instances named global',
    );
  });

  describe('as other plugins write it', () => {
    // The examples of their own documentation.
    const located = {
      username: 'shared-user',
      password: 'shared-password',
      appLocatorMethods: [
        {
          type: 'config',
          instances: [
            {
              name: 'argoInstance1',
              url: 'https://argoInstance1.com/',
              username: 'user',
              password: 'word',
            },
            {
              name: 'argoInstance2',
              url: 'https://argoInstance2.com:8080/argo',
              token: 'secret-token',
              appUrl: 'https://elsewhere.example.com',
            },
            { name: 'argoInstance3', url: 'https://argoInstance3.com' },
          ],
        },
        { type: 'azure' },
      ],
    };

    it('is read for names, addresses and reading, with a warning for the rest', () => {
      const { instances, warnings } = readAll(located);
      expect(
        instances.map(({ name, url, read: reading, operate }) => [
          name,
          url,
          reading.kind,
          operate,
        ]),
      ).toEqual([
        ['argoInstance1', 'https://argoInstance1.com', 'session', undefined],
        [
          'argoInstance2',
          'https://argoInstance2.com:8080/argo',
          'token',
          undefined,
        ],
        ['argoInstance3', 'https://argoInstance3.com', 'none', undefined],
      ]);
      const text = warnings.join('\n');
      expect(text).toMatch(/argocd\.username, argocd\.password.*ignored/);
      expect(text).toMatch(/instances\[1\]: appUrl is ignored/);
      expect(text).toMatch(/instances\[2\] has no token/);
      expect(text).toMatch(/type 'azure' is ignored/);
      expect(text).not.toMatch(/secret-token|shared-password|word,/);
    });

    it('gives way to argocd.instances of the same name', () => {
      const { instances } = readAll({
        ...located,
        instances: [
          {
            name: 'argoInstance1',
            externalUrl: 'https://argocd.example.com',
            credentials: { operate: { token: 'ops' } },
          },
        ],
      });
      expect(instances).toHaveLength(3);
      expect(instances[0]).toMatchObject({
        url: 'https://argoInstance1.com',
        externalUrl: 'https://argocd.example.com',
        read: { kind: 'session' },
        operate: { kind: 'token' },
      });
    });

    it('stops the start where it is wrong', () => {
      expect(() =>
        readAll({
          appLocatorMethods: [
            { type: 'config', instances: [{ name: 'a', url: 'nowhere' }] },
          ],
        }),
      ).toThrow(
        'argocd.appLocatorMethods[0].instances[0]: url must be an http or https address',
      );
    });
  });
});
