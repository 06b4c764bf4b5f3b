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

import { createHash } from 'node:crypto';
import { AccessLevel } from '../../world/people';
import { requireProject } from '../auth';
import {
  badRequest,
  forbidden,
  message,
  missingParameter,
  notFound,
} from '../errors';
import { sendPage } from '../paging';
import { RouteContext } from './context';

export function addRepositoryRoutes({ router, world, render }: RouteContext) {
  router.get('/projects/:id/repository/branches', async (req, res) => {
    const { actor, project } = requireProject(world, req, 'read');
    const branches = (await project.repository.branches()).filter(({ name }) =>
      name.includes(String(req.query.search ?? '')),
    );
    const rendered = await Promise.all(
      branches.map(branch => render.branch(project, actor, branch)),
    );
    sendPage(req, res, rendered, branch => branch);
  });

  router.get('/projects/:id/repository/branches/:branch', async (req, res) => {
    const { actor, project } = requireProject(world, req, 'read');
    const branch = (await project.repository.branches()).find(
      ({ name }) => name === req.params.branch,
    );
    if (!branch) {
      throw notFound('Branch');
    }
    res.json(await render.branch(project, actor, branch));
  });

  router.post('/projects/:id/repository/branches', async (req, res) => {
    const { actor, project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.developer,
    );
    const name = String(req.body.branch ?? req.query.branch ?? '');
    const ref = String(req.body.ref ?? req.query.ref ?? '');
    if (!name || !ref) {
      throw missingParameter(name ? 'ref' : 'branch');
    }
    const sha = await project.repository.resolve(ref);
    if (!sha) {
      throw badRequest(
        `Failed to create branch '${name}': invalid reference name '${ref}'`,
      );
    }
    if (
      (await project.repository.branches()).some(branch => branch.name === name)
    ) {
      throw badRequest('Branch already exists');
    }
    await project.repository.createBranch(name, sha);
    res.status(201).json(await render.branch(project, actor, { name, sha }));
  });

  router.delete(
    '/projects/:id/repository/branches/:branch',
    async (req, res) => {
      const { project } = requireProject(
        world,
        req,
        'write',
        AccessLevel.developer,
      );
      const { branch } = req.params;
      if (!(await project.repository.resolve(`refs/heads/${branch}`))) {
        throw notFound('Branch');
      }
      if (world.protection(project, branch)) {
        throw forbidden('Branch is protected');
      }
      await project.repository.deleteBranch(branch);
      res.status(204).end();
    },
  );

  router.get(
    [
      '/projects/:id/repository/archive',
      '/projects/:id/repository/archive.tar.gz',
    ],
    async (req, res) => {
      const { project } = requireProject(world, req, 'read');
      if (req.headers['sec-fetch-mode'] === 'cors') {
        res.status(406).end();
        return;
      }
      const ref = String(req.query.sha ?? project.defaultBranch);
      const folder = String(req.query.path ?? '').replace(/^\/+|\/+$/g, '');
      const sha = await project.repository.resolve(ref);
      const top = [project.path, ref, sha, folder]
        .filter(Boolean)
        .join('-')
        .replaceAll('/', '-');
      const archive =
        sha && (await project.repository.archive(sha, top, folder));
      if (!archive) {
        throw notFound('File');
      }
      res.type('application/octet-stream').send(archive);
    },
  );

  router.get('/projects/:id/protected_branches', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    sendPage(req, res, project.protectedBranches, render.protectedBranch);
  });

  router.get('/projects/:id/protected_branches/:name', (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const branch = project.protectedBranches.find(
      ({ name }) => name === req.params.name,
    );
    if (!branch) {
      throw notFound();
    }
    res.json(render.protectedBranch(branch));
  });

  router.post('/projects/:id/protected_branches', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const input = { ...req.query, ...req.body };
    if (!input.name) {
      throw missingParameter('name');
    }
    if (project.protectedBranches.some(({ name }) => name === input.name)) {
      throw message(409, `Protected branch '${input.name}' already exists`);
    }
    const deployKeyIds = ((input.allowed_to_push ?? []) as object[])
      .map(item => Number((item as { deploy_key_id?: number }).deploy_key_id))
      .filter(id => project.deployKeys.some(key => key.id === id));
    const branch = {
      id: world.nextId(),
      name: String(input.name),
      pushLevel: Number(
        input.push_access_level ??
          (deployKeyIds.length > 0 ? 0 : AccessLevel.maintainer),
      ),
      deployKeyIds,
      mergeLevel: Number(input.merge_access_level ?? AccessLevel.maintainer),
      allowForcePush: String(input.allow_force_push) === 'true',
    };
    project.protectedBranches.push(branch);
    res.status(201).json(render.protectedBranch(branch));
  });

  router.delete('/projects/:id/protected_branches/:name', (req, res) => {
    const { project } = requireProject(
      world,
      req,
      'write',
      AccessLevel.maintainer,
    );
    const index = project.protectedBranches.findIndex(
      ({ name }) => name === req.params.name,
    );
    if (index < 0) {
      throw notFound();
    }
    project.protectedBranches.splice(index, 1);
    res.status(204).end();
  });

  router.get('/projects/:id/repository/compare', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const { repository } = project;
    const [from, to] = await Promise.all([
      repository.resolve(String(req.query.from ?? '')),
      repository.resolve(String(req.query.to ?? '')),
    ]);
    if (!from || !to) {
      throw notFound('Ref');
    }
    const [commits, head] = await Promise.all([
      repository.between(from, to),
      repository.commit(to),
    ]);
    res.json({
      commit: render.commit(project, head!),
      // GitLab lists the oldest first here.
      commits: commits.reverse().map(commit => render.commit(project, commit)),
      diffs: [],
      compare_timeout: false,
      compare_same_ref: from === to,
      web_url: `${world.baseUrl}/${world.fullPath(
        project,
      )}/-/compare/${from}...${to}`,
    });
  });

  router.get('/projects/:id/repository/tree', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const commit = await project.repository.resolve(
      String(req.query.ref ?? project.defaultBranch),
    );
    const entries =
      commit &&
      (await project.repository.tree(
        commit,
        String(req.query.path ?? ''),
        String(req.query.recursive) === 'true',
      ));
    if (!entries) {
      throw notFound('Tree');
    }
    sendPage(req, res, entries, entry => entry);
  });

  router.get('/projects/:id/repository/files/:file', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const { file } = req.params;
    if (!req.query.ref) {
      throw missingParameter('ref');
    }
    const ref = String(req.query.ref);
    const commit = await project.repository.resolve(ref);
    if (!commit) {
      throw notFound('Commit');
    }
    const blob = await project.repository.blob(commit, file);
    if (!blob) {
      throw notFound('File');
    }
    res.json({
      file_name: file.split('/').pop(),
      file_path: file,
      size: blob.content.length,
      encoding: 'base64',
      content_sha256: createHash('sha256').update(blob.content).digest('hex'),
      ref,
      blob_id: blob.id,
      commit_id: commit,
      content: blob.content.toString('base64'),
    });
  });

  router.get('/projects/:id/repository/commits', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const commit = await project.repository.resolve(
      String(req.query.ref_name ?? project.defaultBranch),
    );
    const commits = commit
      ? await project.repository.commits(commit, {
          path: req.query.path ? String(req.query.path) : undefined,
          firstParent: String(req.query.first_parent) === 'true',
        })
      : [];
    sendPage(req, res, commits, item => render.commit(project, item), {
      totals: false,
    });
  });

  router.get('/projects/:id/repository/commits/:sha', async (req, res) => {
    const { project } = requireProject(world, req, 'read');
    const commit = await project.repository.commit(req.params.sha);
    if (!commit) {
      throw notFound('Commit');
    }
    res.json(await render.commitDetail(project, commit));
  });

  router.get(
    [
      '/projects/:id/repository/files/:path',
      '/projects/:id/repository/files/:path/raw',
    ],
    async (req, res) => {
      const { project } = requireProject(world, req, 'read');
      const raw = /\/raw$/.test(req.path);
      if (!raw && req.query.ref === undefined) {
        throw missingParameter('ref');
      }
      const ref = String(req.query.ref ?? project.defaultBranch);
      const commit = await project.repository.resolve(ref);
      if (!commit) {
        throw notFound('Commit');
      }
      const blob = await project.repository.blob(commit, req.params.path);
      if (!blob) {
        throw notFound('File');
      }
      const last = await project.repository.commits(commit, {
        path: req.params.path,
        limit: 1,
      });
      const sha256 = createHash('sha256').update(blob.content).digest('hex');
      const name = req.params.path.split('/').pop()!;
      res.set({
        'X-Gitlab-Blob-Id': blob.id,
        'X-Gitlab-Commit-Id': commit,
        'X-Gitlab-Last-Commit-Id': last[0].id,
        'X-Gitlab-Content-Sha256': sha256,
        'X-Gitlab-Size': String(blob.content.length),
        'X-Gitlab-File-Name': name,
        'X-Gitlab-Ref': ref,
      });
      if (raw) {
        res.type('text/plain').send(blob.content);
        return;
      }
      res.json({
        file_name: name,
        file_path: req.params.path,
        size: blob.content.length,
        encoding: 'base64',
        content: blob.content.toString('base64'),
        content_sha256: sha256,
        ref,
        blob_id: blob.id,
        commit_id: commit,
        last_commit_id: last[0].id,
        execute_filemode: false,
      });
    },
  );
}
