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

import { redactAddresses, redactHost } from './redactAddresses';
import { redactCause } from './redactCause';
import { redactText } from './redactText';

const addresses = {
  aliases: [
    { url: 'https://gitlab.example.com', aliases: ['http://gitlab.internal'] },
  ],
  gitlabHosts: ['gitlab.example.com'],
};

describe('redactHost', () => {
  it.each([
    ['https://gitlab.internal/team/shop.git', 'team/shop'],
    ['http://user:secret@gitlab.internal:8181/team/shop.git/', 'team/shop'],
    ['git@gitlab.internal:team/shop.git', 'team/shop.git'],
    ['oci://registry.internal/charts/shop', 'charts/shop'],
    ['team/shop', 'team/shop'],
  ])('leaves of %s the path', (url, path) => {
    expect(redactHost(url)).toBe(path);
  });
});

describe('redactAddresses', () => {
  it.each([
    [
      'of repositories their path',
      'failed to fetch https://argocd-repo-server.argocd.svc/team/shop.git, EOF',
      'failed to fetch team/shop, EOF',
    ],
    [
      'no user, password or port',
      'Get "http://user:secret@gitlab.internal:8181/a/b": refused',
      'Get "a/b": refused',
    ],
    [
      'no host of an address for SSH',
      'cannot clone git@gitlab.internal:team/shop.git',
      'cannot clone team/shop.git',
    ],
    [
      'no address of the network',
      'dial tcp 10.96.0.1:443: connect: connection refused',
      'dial tcp …: connect: connection refused',
    ],
    [
      'no name of a server',
      'lookup gitlab.internal on 10.96.0.10:53: no such host',
      'lookup … no such host',
    ],
    [
      'everything else',
      'path "helm" does not exist',
      'path "helm" does not exist',
    ],
    ['a version that looks like no address', 'v3.5.1', 'v3.5.1'],
  ])('leaves %s', (_name, text, expected) => {
    expect(redactAddresses(text)).toBe(expected);
  });

  it('puts the page for people in the place of an address', () => {
    expect(
      redactAddresses('see http://a.internal/x, or ssh://b/y', url =>
        url.startsWith('http') ? 'https://a.example.com/x' : undefined,
      ),
    ).toBe('see https://a.example.com/x, or y');
  });

  it('reads a long text of almost addresses to its end', () => {
    const text = 'a@'.repeat(50_000);
    expect(redactAddresses(text)).toBe(text);
  });
});

describe('redactText', () => {
  it('takes internals away, and shows the pages of repositories that people know', () => {
    expect(
      redactText(
        'rpc error: code = Unknown desc = `git fetch origin --token x` failed: http://gitlab.internal/team/shop.git at http://other.internal/team/blog.git',
        addresses,
      ),
    ).toBe('… failed: https://gitlab.example.com/team/shop at team/blog');
  });
});

describe('redactCause', () => {
  it('redacts every text of a cause, and leaves the rest', () => {
    const text = 'from http://10.0.0.1/team/shop';
    expect(
      redactCause(
        {
          code: 'other',
          parameters: { image: text, kind: 'Pod' },
          path: [{ kind: 'Pod', name: 'shop' }],
          original: text,
          lastLogLine: text,
          lastEvent: { reason: 'Failed', message: text, count: 3 },
        },
        addresses,
      ),
    ).toEqual({
      code: 'other',
      parameters: { image: 'from team/shop', kind: 'Pod' },
      path: [{ kind: 'Pod', name: 'shop' }],
      original: 'from team/shop',
      lastLogLine: 'from team/shop',
      lastEvent: { reason: 'Failed', message: 'from team/shop', count: 3 },
    });
  });

  it('adds no text that the cause does not have', () => {
    const cause = { code: 'other' as const, parameters: {} };
    expect(redactCause(cause, addresses)).toEqual(cause);
  });
});
