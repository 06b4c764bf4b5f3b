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

import express from 'express';
import { ArgocdWorld } from './ArgocdWorld';
import { Faults } from './faults';

/** Host and path of an address; that is all that Argo CD compares. */
function place(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { hostname, pathname } = new URL(address);
  return `${hostname}${pathname}`.replace(/\.git$/, '').toLowerCase();
}

/** Whether what was pushed is the revision that an application follows; HEAD is the default branch. */
function isTouched(
  targetRevision: string | undefined,
  body: { ref?: string; project?: { default_branch?: string } },
): boolean {
  const pushed = String(body.ref).replace(/^refs\/(heads|tags)\//, '');
  return !targetRevision || targetRevision === 'HEAD'
    ? pushed === body.project?.default_branch
    : pushed === targetRevision.replace(/^refs\/(heads|tags)\//, '');
}

/**
 * Where GitLab delivers pushes. What was pushed is compared by the address that GitLab gives itself: with another
 * address of the same repository it is ignored, without a word.
 */
export function createWebhook(world: ArgocdWorld, faults: Faults) {
  const router = express.Router();
  router.post('/api/webhook', express.json({ limit: '50mb' }), (req, res) => {
    const { webhookSecret } = world.settings;
    const kind = req.get('x-gitlab-event');
    if (!kind) {
      res.status(400).type('text/plain').send('Unknown webhook event\n');
      return;
    }
    if (webhookSecret && req.get('x-gitlab-token') !== webhookSecret) {
      res
        .status(400)
        .type('text/plain')
        .send('Webhook processing failed: token verification failed\n');
      return;
    }
    if (faults.isBroken('webhooks')) {
      // A proxy took it, and GitLab does not hear that nobody got it.
      res.status(200).end();
      return;
    }
    const pushed = place(String(req.body.project?.web_url));
    for (const application of world.applications.values()) {
      const { repoURL, targetRevision } = application.spec.source;
      if (
        pushed &&
        place(repoURL) === pushed &&
        isTouched(targetRevision, req.body)
      ) {
        world.requestRefresh(application, 'normal');
      }
    }
    res.status(200).end();
  });
  return router;
}
