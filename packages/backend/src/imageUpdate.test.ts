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

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { firstJobs } from './__testUtils__/firstJobs';
import { PortalUser } from './__testUtils__/PortalUser';
import { redis, webService } from './__testUtils__/services';
import { usePortal } from './__testUtils__/usePortal';

jest.setTimeout(120_000);

const run = promisify(execFile);

describe('a new project', () => {
  const portal = usePortal();
  let maria: PortalUser;

  beforeAll(() => {
    maria = portal.user('maria');
  });

  it('lets only its deploy key push to main where that is wanted', async () => {
    const { status, log } = await maria.createProject({
      name: 'strict',
      imageUpdate: 'deploy-key',
      services: [webService('api')],
    });
    expect([status, status === 'completed' ? '' : log]).toEqual([
      'completed',
      '',
    ]);
    expect(log).not.toContain('PRIVATE KEY');
    const jobs = await firstJobs(portal.sandbox, 'strict');
    expect(jobs.filter(job => job.status === 'failed')).toEqual([]);
    const clone = await maria.clone('team-realtime/strict');
    const [head] = (
      await maria.git(clone, 'log', '--format=%an %s', '-1')
    ).split('\n');
    expect(head).toBe('Image update chore(dev): deploy api');
    await maria.git(clone, 'commit', '--allow-empty', '--message', 'by hand');
    await expect(maria.git(clone, 'push')).rejects.toThrow(
      'You are not allowed to push code to protected branches on this project.',
    );
    // What the job prints must not hold the key either.
    for (const { trace } of jobs) {
      expect(trace).not.toContain('PRIVATE KEY');
    }
  });

  it('leaves the tags to Image Updater where that is wanted', async () => {
    const task = await maria.createProject({
      name: 'updated',
      imageUpdate: 'image-updater',
      services: [webService('api'), redis],
    });
    expect(task.status).toBe('completed');
    expect(task.output.text?.[0].content).toContain(
      'kubectl apply -f updated/argocd/image-updater.yaml',
    );
    const jobs = await firstJobs(portal.sandbox, 'updated');
    expect(jobs.map(({ name }) => name)).not.toContain(
      'update image tags in dev',
    );
    const clone = await maria.clone('team-realtime/updated');
    const updater = parse(
      await readFile(path.join(clone, 'argocd/image-updater.yaml'), 'utf8'),
    );
    expect(updater.spec.applicationRefs).toEqual([
      {
        namePattern: 'updated-dev',
        images: [
          expect.objectContaining({
            alias: 'api',
            imageName: 'master-registry:5000/team-realtime/updated/api',
          }),
        ],
      },
    ]);
    // What it writes makes an image that the nodes can pull.
    const { stdout } = await run(
      'helm',
      [
        'template',
        'updated-dev',
        'helm',
        '--values',
        'helm/values-dev.yaml',
        '--set-string',
        `services.api.image.repository=${updater.spec.applicationRefs[0].images[0].imageName}`,
        '--set-string',
        `services.api.image.tag=${'a'.repeat(40)}`,
      ],
      { cwd: clone },
    );
    expect(stdout).toContain(
      `image: "master-registry:5000/team-realtime/updated/api:${'a'.repeat(
        40,
      )}"`,
    );
    const nothing = await maria.createProject({
      name: 'nothing-to-update',
      imageUpdate: 'image-updater',
      services: [redis],
    });
    expect(nothing.log).toContain('Image Updater would have nothing to do');
  });
});
