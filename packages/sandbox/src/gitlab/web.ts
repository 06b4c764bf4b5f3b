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

import type { Request } from 'express';
import PromiseRouter from 'express-promise-router';
import { escapeHtml, link, page, table } from '../http/page';
import { AccessLevel } from '../world/people';
import { GitlabWorld } from './GitlabWorld';
import { forbidden, GitlabError, notFound } from './errors';
import { actAs, actingPerson, membersOf } from './actAs';
import { Project } from './model';
import { PipelineService } from './PipelineService';
import { RegistryView } from './routes/context';

/** A few pages, so that links from the portal lead somewhere. They show everything to anybody at this laptop. */
export function createWebRouter(
  world: GitlabWorld,
  pipelines: PipelineService,
  registry: RegistryView,
) {
  const router = PromiseRouter();

  const projectOf = (req: Pick<Request, 'params'>): Project => {
    const project = world.findProject(
      `${req.params.group}/${req.params.project}`,
    );
    if (!project) {
      throw new GitlabError(404, { message: '404 Not Found' });
    }
    return project;
  };
  const jobOf = (project: Project, id: string) => {
    for (const pipeline of world.pipelinesOf(project)) {
      const job = pipeline.jobs.find(item => item.id === Number(id));
      if (job) {
        return { pipeline, job };
      }
    }
    throw notFound();
  };
  const base = (project: Project) => `/${world.fullPath(project)}`;
  const time = (value?: number) =>
    value ? new Date(value).toISOString().slice(0, 19).replace('T', ' ') : '–';

  router.get('/', (_req, res) => {
    const rows = [...world.projects.values()].map(project => [
      link(base(project), world.fullPath(project)),
      escapeHtml(project.description ?? ''),
      time(project.lastActivityAt),
    ]);
    res.send(
      page(
        'GitLab of the sandbox',
        `<p>Groups: ${world.groups
          .map(({ path }) => escapeHtml(path))
          .join(', ')}</p>
${
  rows.length
    ? table(['Project', 'Description', 'Last activity'], rows)
    : '<p>No project yet: create one in the portal.</p>'
}`,
      ),
    );
  });

  router.get('/:group/:project', async (req, res) => {
    const project = projectOf(req);
    const head = await project.repository.resolve(project.defaultBranch);
    const commits = head
      ? await project.repository.commits(head, { limit: 20 })
      : [];
    res.send(
      page(
        world.fullPath(project),
        `<p>${escapeHtml(project.description ?? '')}</p>
<p>${link(
          `${base(project)}/-/tree/${project.defaultBranch}`,
          'Files',
        )} · ${link(`${base(project)}/-/pipelines`, 'Pipelines')} · ${link(
          `${base(project)}/-/merge_requests`,
          'Merge requests',
        )} · ${link(`${base(project)}/container_registry`, 'Images')}</p>
<pre>git clone ${escapeHtml(`${world.baseUrl}${base(project)}.git`)}</pre>
${table(
  ['Commit', 'Message', 'Author', 'Date'],
  commits.map(commit => [
    link(`${base(project)}/-/commit/${commit.id}`, commit.id.slice(0, 8)),
    escapeHtml(commit.message.split('\n')[0]),
    escapeHtml(commit.authorName),
    escapeHtml(commit.committedDate),
  ]),
)}`,
      ),
    );
  });

  router.get('/:group/:project/container_registry', (req, res) => {
    const project = projectOf(req);
    const own = registry
      .repositories()
      .filter(name => `${name}/`.startsWith(`${world.fullPath(project)}/`));
    res.send(
      page(
        `Container registry of ${world.fullPath(project)}`,
        own.length
          ? table(
              ['Image', 'Tags'],
              own.map(name => [
                escapeHtml(`${registry.host}/${name}`),
                escapeHtml(registry.tags(name).join(', ')),
              ]),
            )
          : '<p>No image yet: the pipeline pushes them.</p>',
      ),
    );
  });

  router.get('/:group/:project/-/commit/:sha', async (req, res) => {
    const project = projectOf(req);
    const commit = await project.repository.commit(req.params.sha);
    if (!commit) {
      throw new GitlabError(404, { message: '404 Commit Not Found' });
    }
    res.send(
      page(
        commit.message.split('\n')[0],
        `<p>${escapeHtml(commit.authorName)} · ${escapeHtml(
          commit.committedDate,
        )} · ${escapeHtml(commit.id)}</p>
<pre>${escapeHtml(commit.message)}</pre><pre>${escapeHtml(
          await project.repository.diff(commit.id),
        )}</pre>`,
      ),
    );
  });

  router.get(
    /^\/([^/]+)\/([^/]+)\/-\/(tree|blob|raw)\/([^/]+)(?:\/(.*))?$/,
    async (req, res) => {
      const [group, name, kind, ref, file = ''] = Object.values(
        req.params as Record<string, string>,
      );
      const project = projectOf({ params: { group, project: name } });
      const commit = await project.repository.resolve(ref);
      const blob =
        commit &&
        kind !== 'tree' &&
        (await project.repository.blob(commit, file));
      if (blob) {
        res.send(
          page(file, `<pre>${escapeHtml(blob.content.toString())}</pre>`),
        );
        return;
      }
      const entries =
        commit && (await project.repository.tree(commit, file, false));
      if (!entries) {
        throw new GitlabError(404, { message: '404 Tree Not Found' });
      }
      res.send(
        page(
          `${world.fullPath(project)} ${file}`,
          table(
            ['Name'],
            entries.map(entry => [
              link(
                `${base(project)}/-/${
                  entry.type === 'tree' ? 'tree' : 'blob'
                }/${ref}/${entry.path}`,
                entry.name,
              ),
            ]),
          ),
        ),
      );
    },
  );

  router.get('/:group/:project/-/pipelines', (req, res) => {
    const project = projectOf(req);
    res.send(
      page(
        `Pipelines of ${world.fullPath(project)}`,
        table(
          ['Pipeline', 'Status', 'Commit', 'Source', 'Created'],
          world
            .pipelinesOf(project)
            .map(pipeline => [
              link(
                `${base(project)}/-/pipelines/${pipeline.id}`,
                `#${pipeline.id}`,
              ),
              pipeline.status,
              link(
                `${base(project)}/-/commit/${pipeline.sha}`,
                pipeline.sha.slice(0, 8),
              ),
              pipeline.source,
              time(pipeline.createdAt),
            ]),
        ),
      ),
    );
  });

  router.get('/:group/:project/-/pipelines/:id', (req, res) => {
    const project = projectOf(req);
    const pipeline = world.pipelines.get(Number(req.params.id));
    if (pipeline?.projectId !== project.id) {
      throw new GitlabError(404, { message: '404 Not Found' });
    }
    res.send(
      page(
        `Pipeline #${pipeline.id}: ${pipeline.status}`,
        `<p>${link(
          `${base(project)}/-/commit/${pipeline.sha}`,
          pipeline.sha.slice(0, 8),
        )} on ${escapeHtml(pipeline.ref)}</p>
${pipeline.yamlErrors ? `<pre>${escapeHtml(pipeline.yamlErrors)}</pre>` : ''}
${table(
  ['Job', 'Stage', 'Status'],
  pipeline.jobs.map(job => [
    link(`${base(project)}/-/jobs/${job.id}`, job.name),
    escapeHtml(job.stage),
    job.status,
  ]),
)}`,
      ),
    );
  });

  router.post('/:group/:project/-/jobs/:id/play', (req, res) => {
    const project = projectOf(req);
    const { job, pipeline } = jobOf(project, req.params.id);
    const person = actingPerson(world, req);
    if (world.projectLevel(person, project) < AccessLevel.developer) {
      throw forbidden();
    }
    pipelines.play(project, pipeline, job, person.id);
    res.redirect(303, `${base(project)}/-/jobs/${job.id}`);
  });

  router.get('/:group/:project/-/jobs/:id', (req, res) => {
    const project = projectOf(req);
    const { job, pipeline } = jobOf(project, req.params.id);
    const play =
      job.status === 'manual'
        ? actAs(
            `${base(project)}/-/jobs/${job.id}/play`,
            'Run',
            membersOf(world, project, AccessLevel.developer),
          )
        : '';
    res.send(
      page(
        `${job.name}: ${job.status}`,
        `<p>${link(
          `${base(project)}/-/pipelines/${pipeline.id}`,
          `Pipeline #${pipeline.id}`,
        )}</p>${play}<pre>${escapeHtml(job.trace)}</pre>`,
      ),
    );
  });

  return router;
}
