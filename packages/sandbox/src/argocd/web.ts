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

import { Router } from 'express';
import { escapeHtml, link, page, table } from '../http/page';
import { Cluster } from '../kubernetes/Cluster';
import { ArgocdWorld } from './ArgocdWorld';

/** A few pages where links from the portal lead. */
export function createWebRouter(
  world: ArgocdWorld,
  cluster: Cluster,
  title: string,
): Router {
  const router = Router();
  const base = new URL(world.settings.url).pathname.replace(/\/$/, '');

  router.get('/', (_req, res) => {
    const rows = world
      .sortedApplications()
      .map(({ metadata, spec, status }) => [
        link(
          `${base}/applications/${metadata.namespace}/${metadata.name}`,
          metadata.name,
        ),
        escapeHtml(spec.project),
        escapeHtml(status.sync.status),
        escapeHtml(status.health.status ?? ''),
      ]);
    res.send(
      page(
        title,
        rows.length > 0
          ? table(['Application', 'Project', 'Sync', 'Health'], rows)
          : '<p>No application yet.</p>',
      ),
    );
  });

  router.get('/applications/:namespace/:name', (req, res) => {
    const application = world.application(
      req.params.name,
      req.params.namespace,
    );
    if (!application) {
      res.status(404).send(page('No such application', ''));
      return;
    }
    const { metadata, spec, status } = application;
    res.send(
      page(
        metadata.name,
        `<p>${escapeHtml(status.sync.status)}, ${escapeHtml(
          status.health.status ?? '',
        )}. Project ${escapeHtml(spec.project)},
namespace ${escapeHtml(spec.destination.namespace)}, revision ${escapeHtml(
          status.sync.revision ?? 'unknown',
        )}.</p>
${(status.conditions ?? [])
  .map(({ message }) => `<pre>${escapeHtml(message)}</pre>`)
  .join('')}
${table(
  ['Kind', 'Name', 'Health'],
  cluster
    .tree(metadata.name)
    .map(node => [
      escapeHtml(node.kind),
      escapeHtml(node.name),
      escapeHtml(`${node.health?.status ?? ''} ${node.health?.message ?? ''}`),
    ]),
)}`,
      ),
    );
  });
  return router;
}
