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

import { lintFiles } from '.';

const image = (comment: string, above = '') =>
  `test:\n  script: [make]\n${above}  image: node${comment}\n`;

async function about(files: Record<string, string>) {
  const { findings, silenced } = await lintFiles(files);
  return {
    found: findings
      .filter(({ rule }) => /^(image-fixed-tag|silence-reason)$/.test(rule))
      .map(({ rule, line }) => `${rule} ${line}`),
    silenced,
  };
}

describe('a finding', () => {
  it.each([
    [
      'is silenced at its line',
      image(' # gitops-lint-ignore image-fixed-tag: built here'),
    ],
    [
      'is silenced by the line above',
      image('', '  # gitops-lint-ignore image-fixed-tag: built here\n'),
    ],
    [
      'is silenced with others',
      image(' # gitops-lint-ignore ci-workflow, image-fixed-tag: built here'),
    ],
  ])('%s', async (_name, text) => {
    expect(await about({ '.gitlab-ci.yml': text })).toEqual({
      found: [],
      silenced: 1,
    });
  });

  it('is not silenced without a reason, which is said', async () => {
    expect(
      await about({
        '.gitlab-ci.yml': image(' # gitops-lint-ignore image-fixed-tag'),
      }),
    ).toEqual({
      found: ['image-fixed-tag 3', 'silence-reason 3'],
      silenced: 0,
    });
  });

  it('is not silenced by the name of another rule, nor by one that nobody knows, which is said', async () => {
    expect(
      await about({
        '.gitlab-ci.yml': image(
          ' # gitops-lint-ignore image-fixed: built here',
        ),
      }),
    ).toEqual({
      found: ['image-fixed-tag 3', 'silence-reason 3'],
      silenced: 0,
    });
    expect(
      await about({
        '.gitlab-ci.yml': image(' # gitops-lint-ignore ci-kaniko: built here'),
      }),
    ).toEqual({ found: ['image-fixed-tag 3'], silenced: 0 });
  });

  it('is silenced in files by a file of the tree, with a reason', async () => {
    const silence = (reason: string) => ({
      '.gitlab-ci.yml': image(''),
      '.gitops-lint.yaml': `silence:\n  - rule: image-fixed-tag\n    files: [.gitlab-*]\n${reason}`,
    });
    expect(await about(silence('    reason: built here\n'))).toEqual({
      found: [],
      silenced: 1,
    });
    expect(await about(silence(''))).toEqual({
      found: ['image-fixed-tag 3', 'silence-reason 2'],
      silenced: 0,
    });
  });
});
