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
import { DeliveryStrip } from './DeliveryStrip';

const sha = 'a'.repeat(40);
const url = `https://gitlab.example.com/team/shop/-/commit/${sha}`;

describe('the way of the newest change', () => {
  it('has a title and an author where they may be seen', async () => {
    renderInTestApp(
      <DeliveryStrip
        delivery={{
          repository: 'https://gitlab.example.com/team/shop',
          branch: 'main',
          commit: {
            sha,
            url,
            title: 'feat: more',
            author: 'Maria',
            committedAt: '2026-11-23T05:00:00Z',
          },
          images: [],
        }}
      />,
    );
    expect(await screen.findByText('feat: more')).toBeInTheDocument();
    expect(screen.getByText('Pipeline')).toBeInTheDocument();
    expect(screen.queryByText(/You may not see/)).not.toBeInTheDocument();
  });

  it('has the short id, and says what may not be seen', async () => {
    renderInTestApp(
      <DeliveryStrip
        delivery={{
          repository: 'https://gitlab.example.com/team/shop',
          branch: 'main',
          commit: { sha, url },
          images: [],
          withheld: true,
        }}
      />,
    );
    expect(
      await screen.findByText(
        'You may not see the title, the author, the merge request and the pipeline of this commit, because the project is private in GitLab; its owners and the platform group may.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('aaaaaaa')).toBeInTheDocument();
    expect(screen.queryByText('Pipeline')).not.toBeInTheDocument();
  });
});
