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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ImageName } from './ImageName';

const digest = `${'a1b2c3d'}${'0'.repeat(50)}${'e4f5a6b'}`;
const commit = 'ef43ab1058ce1ca998b75db755bbbc2709711848';

describe('the name of an image', () => {
  it.each([
    [`registry.example.com/team/web:${commit}`, 'web:ef43ab1'],
    ['registry.example.com:5000/team/web:1.4', 'web:1.4'],
    [`team/web@sha256:${digest}`, 'web@a1b2c3d…e4f5a6b'],
    [
      `registry.example.com/team/web:${commit}@sha256:${digest}`,
      'web:ef43ab1@a1b2c3d…e4f5a6b',
    ],
    ['web', 'web'],
  ])('of %s is short, and whole in the tooltip', async (image, short) => {
    renderInTestApp(<ImageName image={image} />);
    expect(await screen.findByTitle(image)).toHaveTextContent(
      new RegExp(`^${short}$`),
    );
    expect(
      screen.getByRole('button', { name: 'Copy web' }),
    ).toBeInTheDocument();
  });
});
