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

import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Box } from '@slipway/box';
import { Finding, lintInBox, Note } from '@slipway/gitops-lint';
import { examples } from './checkTree.examples';

/** A task can wait; a busy machine must not make a sound tree look wrong. */
const deadlineSeconds = 120;

const line = ({ file, line: at, rule, message, advice }: Finding) =>
  `${file}:${at} ${rule}: ${message} ${advice}`;

const place = ({ file, line: at, message }: Note) => `${file}:${at} ${message}`;

/**
 * Checks the workspace with gitops-lint, in the box; what would not work, or could not be checked, is not published. It only reads.
 *
 * @public
 */
export function createCheckTreeAction(options: { box: Box }) {
  return createTemplateAction({
    id: 'gitops:tree:check',
    description:
      'Checks chart, Argo CD manifests, pipeline, Skaffold and catalog-info of the workspace; what is broken, or was not checked, stops the task.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .describe('Folder to check, below the workspace')
            .default('.'),
        profile: z =>
          z
            .enum(['broken', 'all'])
            .describe(
              'What stops the task: what is broken, or the style of the house, too',
            )
            .default('broken'),
      },
      output: {
        findings: z =>
          z
            .array(
              z.object({
                rule: z.string(),
                profile: z.enum(['broken', 'house']),
                severity: z.enum(['error', 'warning']),
                file: z.string(),
                line: z.number(),
                message: z.string(),
                advice: z.string(),
              }),
            )
            .describe('Advice that does not stop'),
      },
    },
    async handler(ctx) {
      const folder = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.path ?? '.',
      );
      const { findings, notSeen, notChecked } = await lintInBox(folder, {
        box: options.box,
        person: ctx.user?.ref ?? ctx.task.id,
        seconds: deadlineSeconds,
        signal: ctx.signal,
      });
      const stopping = findings.filter(
        ({ profile }) => ctx.input.profile === 'all' || profile === 'broken',
      );
      for (const finding of findings) {
        ctx.logger.info(line(finding));
      }
      for (const note of notSeen) {
        ctx.logger.info(`Not seen: ${place(note)}`);
      }
      if (stopping.length > 0) {
        throw new InputError(
          `What was written has ${stopping.length} ${
            stopping.length === 1 ? 'error' : 'errors'
          }, so nothing was published. ${stopping.map(line).join(' ')}`,
        );
      }
      if (notChecked.length > 0) {
        throw new InputError(
          `What was written was not checked, so nothing was published. ${notChecked
            .map(place)
            .join(' ')} Try again, or make the project smaller.`,
        );
      }
      ctx.logger.info('Nothing found that would not work.');
      ctx.output(
        'findings',
        findings.map(finding => ({ ...finding })),
      );
    },
  });
}
