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

import { Entity } from '@backstage/catalog-model';
import { imageServiceOf, serviceOfImage } from './imageServices';

const component = (
  name: string,
  image: string | undefined,
  change: { kind?: string; title?: string } = {},
) =>
  imageServiceOf({
    apiVersion: 'backstage.io/v1alpha1',
    kind: change.kind ?? 'Component',
    metadata: {
      name,
      title: change.title,
      annotations: image === undefined ? {} : { 'slipway.dev/image': image },
    },
  });

const services = (...images: string[]) =>
  images.map((image, index) => component(`c${index}`, image)!);

describe('imageServiceOf', () => {
  it('names a component by its title, else by its name', () => {
    expect(component('shop-api', ' team/shop/api ', { title: 'api' })).toEqual({
      entityRef: 'component:default/shop-api',
      name: 'api',
      repository: 'team/shop/api',
    });
    expect(component('shop-api', 'team/shop/api')?.name).toBe('shop-api');
  });

  it('has the name that it has in its project, where its title is for the whole catalog', () => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop-api',
        title: 'api · Shop',
        annotations: {
          'slipway.dev/image': 'team/shop/api',
          'slipway.dev/service': 'api',
        },
      },
    };
    expect(imageServiceOf(entity)?.name).toBe('api');
  });

  it.each([
    ['names no image', component('a', undefined)],
    ['names an empty one', component('a', ' ')],
    ['is no component', component('a', 'team/shop', { kind: 'System' })],
  ])('is none of an entity that %s', (_name, service) => {
    expect(service).toBeUndefined();
  });
});

describe('serviceOfImage', () => {
  it.each([
    ['team/shop/api', 'registry.example.com/team/shop/api:1'],
    ['team/shop/api', 'registry.example.com:5000/team/shop/api:1'],
    ['team/shop/api', 'team/shop/api@sha256:0123'],
    ['team/shop/api', 'localhost/team/shop/api:1@sha256:0123'],
    ['team/shop/api', 'mirror.example.com/gitlab/team/shop/api:1'],
    [
      'registry.example.com/team/shop/api',
      'registry.example.com/team/shop/api:1',
    ],
    ['registry.example.com:5000/api', 'registry.example.com:5000/api'],
    // Written with a tag all the same.
    [
      'registry.example.com:5000/team/api:latest',
      'registry.example.com:5000/team/api:2',
    ],
    ['redis', 'redis:7'],
  ])('finds %s for %s', (annotation, image) => {
    expect(serviceOfImage(services(annotation), image)?.entityRef).toBe(
      'component:default/c0',
    );
  });

  it.each([
    ['a part of a name', 'shop/api', 'registry.example.com/team/webshop/api:1'],
    [
      'a part of a name at the end',
      'team/shop',
      'registry.example.com/team/shop-api:1',
    ],
    ['the folder alone', 'team/shop', 'registry.example.com/team/shop/api:1'],
    ['another host', 'a.example.com/team/api', 'b.example.com/team/api:1'],
    ['a tag', 'api', 'registry.example.com/team/web:api'],
  ])('takes no service by %s', (_name, annotation, image) => {
    expect(serviceOfImage(services(annotation), image)).toBeUndefined();
  });

  it('prefers what fits best, and takes none of several that fit as well', () => {
    const image = 'registry.example.com/team/shop/api:1';
    expect(
      serviceOfImage(services('api', 'shop/api', 'team/shop/api'), image)
        ?.entityRef,
    ).toBe('component:default/c2');
    expect(
      serviceOfImage(
        services('team/shop/api', 'registry.example.com/team/shop/api'),
        image,
      )?.entityRef,
    ).toBe('component:default/c1');
    expect(
      serviceOfImage(services('team/shop/api', 'team/shop/api'), image),
    ).toBeUndefined();
    expect(serviceOfImage([], image)).toBeUndefined();
  });
});
