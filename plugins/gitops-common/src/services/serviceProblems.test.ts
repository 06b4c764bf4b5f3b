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

import { Service } from './service';
import { serviceProblems } from './serviceProblems';

const web = (change: Partial<Service> = {}): Service => ({
  name: 'api',
  kind: 'web',
  language: 'python',
  port: 8000,
  size: 'small',
  replicas: 1,
  ...change,
});

const image = (change: Partial<Service> = {}): Service => ({
  name: 'redis',
  kind: 'image',
  image: 'docker.io/library/redis',
  tag: '7.4.1',
  port: 80,
  size: 'small',
  replicas: 1,
  ...change,
});

const codes = (...services: Service[]) =>
  serviceProblems(services, services.length - 1).map(({ code }) => code);

describe('serviceProblems', () => {
  it.each([
    ['a web service', web({ public: true, path: '/api' })],
    ['a worker without a port', web({ kind: 'worker', port: undefined })],
    ['an image on a port below 1024', image()],
    [
      'an image of a registry with a port',
      image({ image: 'registry:5000/a/b' }),
    ],
  ])('finds nothing wrong with %s', (_name, service) => {
    expect(codes(service)).toEqual([]);
  });

  it.each([
    ['no name', web({ name: '' }), 'nameMissing'],
    ['a name that is none', web({ name: 'Stream_Lit' }), 'nameForm'],
    ['a long name', web({ name: 'a'.repeat(20) }), 'nameLong'],
    ['a word of YAML', web({ name: 'on' }), 'nameYaml'],
    ['no port', web({ port: undefined }), 'portOwn'],
    ['a port for root', web({ port: 80 }), 'portOwn'],
    ['a port that is none', image({ port: 70_000 }), 'portImage'],
    ['an image of no host', image({ image: 'a..b/redis' }), 'image'],
    ['an image without a registry', image({ image: 'redis' }), 'image'],
    ['an image with a tag', image({ image: 'docker.io/redis:7' }), 'image'],
    ['a tag that moves', image({ tag: 'latest' }), 'tag'],
    ['no tag', image({ tag: undefined }), 'tag'],
    [
      'a static worker',
      web({ kind: 'worker', language: 'static' }),
      'staticWorker',
    ],
    ['a path without a slash', web({ public: true, path: 'api' }), 'path'],
    ['a path with dots', web({ path: '/a/../b' }), 'path'],
    ['a path with empty parts', web({ path: '/a//b' }), 'path'],
    ['no replica', web({ replicas: 0 }), 'replicas'],
    ['half a replica', web({ replicas: 1.5 }), 'replicas'],
  ])('refuses %s', (_name, service, code) => {
    expect(codes(service)).toEqual([code]);
  });

  it('tells services apart by name and, where they are public, by path', () => {
    expect(codes(web(), web({ public: true }))).toEqual(['nameTwice']);
    expect(codes(web(), web({ name: 'ui', public: true }))).toEqual([]);
    expect(
      serviceProblems(
        [web({ public: true, path: '/' }), web({ name: 'ui', public: true })],
        1,
      ),
    ).toEqual([
      {
        field: 'path',
        code: 'pathTwice',
        parameters: { path: '/', row: '1', other: 'api' },
      },
    ]);
  });
});
