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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { Sandbox, sandboxSecrets } from '@slipway/sandbox';
import { SandboxRepository } from '../../__testUtils__/SandboxRepository';
import { GitlabClient } from '../../gitlab/GitlabClient';
import { DeploymentTable } from '../../history/DeploymentTable';
import { CommitFacts } from '../types';
import { ChangeTable } from './ChangeTable';
import { GitlabChanges } from './GitlabChanges';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const ci = (test: string) => `
stages: [test, build, promote]
test:
  stage: test
  script:
    - ${test}
build:
  stage: build
  script:
    - curl -fsS -u "$CI_REGISTRY_USER:$CI_REGISTRY_PASSWORD" -X PUT -d '{}' "http://$CI_REGISTRY/v2/$CI_PROJECT_PATH/api/manifests/$CI_COMMIT_SHA"
promote:
  stage: promote
  when: manual
  script:
    - echo promote
`;

describe("changes in the sandbox's GitLab", () => {
  let sandbox: Sandbox;
  let repository: SandboxRepository;
  let changes: GitlabChanges;
  let page: string;
  let ahead = 0;

  const look = async () => {
    ahead += 11_000;
    changes.look(page, 'main');
    await changes.settled();
    return changes.facts(page, 'main')!.commits;
  };
  const until = async (
    sha: string,
    accepts: (commit: CommitFacts) => boolean,
  ): Promise<CommitFacts> => {
    changes.pushed(page, 'main', sha);
    for (let tries = 0; tries < 200; tries += 1) {
      const found = (await look()).find(commit => commit.sha === sha);
      if (found && accepts(found)) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('It has no end');
  };
  const isOver = ({ state }: CommitFacts) =>
    state !== 'building' && state !== 'unknown';

  beforeAll(async () => {
    sandbox = await Sandbox.start({ tickMs: 3_600_000 });
    repository = await SandboxRepository.create(sandbox, 'shop');
    const { gitlab } = sandbox.urls;
    page = `${gitlab}/${repository.fullPath}`;
    const integrations = ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: {
          integrations: {
            gitlab: [
              {
                host: new URL(gitlab).host,
                baseUrl: gitlab,
                apiBaseUrl: `${gitlab}/api/v4`,
                token: sandboxSecrets.gitlabReadToken,
              },
            ],
          },
        },
      }),
    );
    const knex = await databases.init('SQLITE_3');
    await DeploymentTable.create(knex);
    const now = () => Date.now() + ahead;
    changes = new GitlabChanges({
      client: new GitlabClient(integrations, { now }),
      table: new ChangeTable(knex, now),
      logger: mockServices.logger.mock(),
      now,
    });
  });

  afterAll(async () => {
    await changes?.stop();
    await repository?.remove();
    await sandbox?.stop();
  });

  it('are known by their images, and by the jobs that bring them', async () => {
    const one = await repository.commit('chore: promote from dev', {
      '.gitlab-ci.yml': ci('echo tested'),
    });
    expect(await until(one, isOver)).toMatchObject({
      state: 'built',
      images: [`${repository.fullPath}/api`],
      expectedImages: 1,
    });
    const docs = await repository.commit('feat: not really [skip ci]', {
      'README.md': 'Read me',
    });
    expect(await until(docs, isOver)).toMatchObject({ state: 'none' });
    const broken = await repository.commit('fix: break it', {
      '.gitlab-ci.yml': ci('exit 1'),
    });
    expect(await until(broken, isOver)).toMatchObject({
      state: 'failed',
      images: [],
      failedJob: 'test',
    });
    expect((await look()).map(({ sha }) => sha)).toEqual([broken, docs, one]);
    expect(changes.contains(page, broken, one)).toBe(true);
    const aside = await repository.commitAside('feat: aside');
    changes.contains(page, aside, one);
    await changes.settled();
    expect(changes.contains(page, aside, one)).toBe(true);
    changes.contains(page, one, aside);
    await changes.settled();
    expect(changes.contains(page, one, aside)).toBe(false);
    changes.touching(page, 'main', 'README.md');
    await changes.settled();
    expect(changes.touching(page, 'main', 'README.md')).toEqual([docs]);
  });
});
