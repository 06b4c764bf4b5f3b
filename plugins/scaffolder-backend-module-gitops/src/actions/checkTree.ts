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
import { Finding, lintInBox } from '@slipway/gitops-lint';
import { examples } from './checkTree.examples';

/** A task can wait; a busy machine must not make a sound tree look wrong. */
const deadlineSeconds = 120;

const line = ({ file, line: at, rule, message, advice }: Finding) =>
  `${file}:${at} ${rule}: ${message} ${advice}`;

/**
 * Checks the workspace with gitops-lint, in the box; what would not work is not published. It only reads.
 *
 * @public
 */
export function createCheckTreeAction(options: { box: Box }) {
  return createTemplateAction({
    id: 'gitops:tree:check',
    description:
      'Checks chart, Argo CD manifests, pipeline, Skaffold and catalog-info of the workspace; an error stops the task.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .describe('Folder to check, below the workspace')
            .default('.'),
      },
      output: {
        findings: z =>
          z
            .array(
              z.object({
                rule: z.string(),
                severity: z.enum(['error', 'warning']),
                file: z.string(),
                line: z.number(),
                message: z.string(),
                advice: z.string(),
              }),
            )
            .describe('Warnings that do not stop'),
      },
    },
    async handler(ctx) {
      const folder = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.path ?? '.',
      );
      const { findings } = await lintInBox(folder, {
        box: options.box,
        person: ctx.user?.ref ?? ctx.task.id,
        seconds: deadlineSeconds,
        signal: ctx.signal,
      });
      const errors = findings.filter(({ severity }) => severity === 'error');
      for (const finding of findings) {
        ctx.logger.info(line(finding));
      }
      if (errors.length > 0) {
        throw new InputError(
          `What was written has ${errors.length} ${
            errors.length === 1 ? 'error' : 'errors'
          }, so nothing was published. ${errors.map(line).join(' ')}`,
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
