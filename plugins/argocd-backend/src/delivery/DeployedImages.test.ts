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

import { image, pods, running } from './__testUtils__/deliveryFacts';
import { DeployedImages } from './DeployedImages';

const mono = 'https://gitlab.example.com/team/shop';
const app = (name: string) => ({
  instance: 'main',
  namespace: 'argocd',
  name,
});

function imagesOf(
  applications: Record<string, string[]>,
): [DeployedImages, (name: string) => string[]] {
  const images = new DeployedImages();
  for (const [name, services] of Object.entries(applications)) {
    images.put(
      app(name),
      mono,
      pods(...services.map(service => running(service, 'a'))),
    );
  }
  return [
    images,
    name =>
      [...images.of(app(name), mono)]
        .map(path => path.split('/').pop()!)
        .sort(),
  ];
}

describe('images that an application may be expected to have', () => {
  it('are those of the environments of its project', () => {
    const [, of] = imagesOf({
      dev: ['api', 'ui', 'new'],
      production: ['ui', 'api'],
      empty: [],
    });
    expect(of('production')).toEqual(['api', 'new', 'ui']);
    expect(of('empty')).toEqual(['api', 'new', 'ui']);
  });

  it('are none of another project in the same repository', () => {
    const [images, of] = imagesOf({
      'api-dev': ['api'],
      'ui-dev': ['ui'],
      'api-production': ['api', 'worker'],
    });
    expect(of('api-dev')).toEqual(['api', 'worker']);
    expect(of('ui-dev')).toEqual(['ui']);
    expect(images.ofAll(mono).size).toBe(3);
    expect(images.count(mono)).toBe(3);
  });

  it('are together once somebody runs both', () => {
    const [images, of] = imagesOf({ one: ['api'], two: ['ui'] });
    const both = pods(running('api', 'a'), running('ui', 'a'));
    expect(images.put(app('three'), mono, both)).toBe(true);
    expect(of('one')).toEqual(['api', 'ui']);
    images.remove(app('three'));
    expect(of('one')).toEqual(['api']);
  });

  it('may be more than are told', () => {
    const [images] = imagesOf({ one: ['api'], two: ['api'] });
    const api = pods(running('api', 'a'));
    expect(images.put(app('two'), mono, api, true)).toBe(false);
    expect(images.count(mono)).toBe(1);
    expect(images.put(app('one'), mono, pods(), true)).toBe(true);
    expect(images.count(mono)).toBe(0);
    images.put(app('two'), mono, api);
    images.remove(app('one'));
    expect(images.count(mono)).toBe(1);
  });

  it('are others only where a repository of the registry is', () => {
    const [images] = imagesOf({ one: ['api'] });
    const asked = running('api', 'a', { wanted: [image('api', 'b')] });
    expect(images.put(app('one'), mono, pods(asked))).toBe(false);
    const more = running('api', 'a', { wanted: [image('ui', 'b')] });
    expect(images.put(app('one'), mono, pods(more))).toBe(true);
    images.remove(app('one'));
    expect(images.of(app('one'), mono).size).toBe(0);
    expect(images.count(mono)).toBe(0);
  });
});
