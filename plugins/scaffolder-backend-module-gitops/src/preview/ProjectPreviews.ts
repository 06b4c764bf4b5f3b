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

import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, ResponseError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isTemplateEntityV1beta3,
  ScaffolderDryRunOptions,
} from '@backstage/plugin-scaffolder-common';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { Box, FairQueue } from '@slipway/box';
import { lintFilesInBox } from '@slipway/gitops-lint';
import { ProjectPreview } from '@slipway/plugin-gitops-common';
import { requireMayRunTemplates } from '../requireMayRunTemplates';
import { TemplateReader } from './TemplateReader';
import { refusalOf } from './refusal';

/** Renderings: each reads a template and runs it in the portal's own process. */
const queueOptions = {
  concurrency: 2,
  concurrencyEach: 1,
  maxWaiting: 20,
  maxWaitingEach: 3,
};
/** A longer file is shown to here. */
const maxShownChars = 40_000;
/** Steps that only write into the workspace; nothing else is run. */
const rendering = /^(gitops:project:plan|fetch:.*)$/;

/** Renders a template with the answers of a form, as a dry run of the scaffolder itself, and checks what comes out. */
export class ProjectPreviews {
  readonly #queue = new FairQueue(queueOptions);
  readonly #templates: TemplateReader;

  constructor(
    private readonly options: {
      auth: AuthService;
      box: Box;
      catalog: CatalogService;
      integrations: ScmIntegrations;
      permissions: PermissionsService;
      reader: UrlReaderService;
      scaffolder: ScaffolderService;
    },
  ) {
    this.#templates = new TemplateReader(options);
  }

  /**
   * @throws NotAllowedError, NotFoundError, InputError with what the form or the first checks refuse; BoxBusyError where
   * too many wait
   */
  async preview(
    templateRef: string,
    values: JsonObject,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    signal: AbortSignal,
  ): Promise<ProjectPreview> {
    await requireMayRunTemplates(this.options.permissions, credentials);
    const person = credentials.principal.userEntityRef;
    const files = await this.#queue.run(
      person,
      () => this.#render(templateRef, values, credentials),
      signal,
    );
    const texts = Object.fromEntries(
      files.map(({ path, content }) => [path, content.toString('utf8')]),
    );
    const { chart, findings, notSeen, notChecked, pipeline } =
      await lintFilesInBox(texts, {
        box: this.options.box,
        person,
        signal,
      });
    return {
      files: files.map(({ path, content }) => ({
        path,
        text: texts[path].slice(0, maxShownChars),
        isCut: texts[path].length > maxShownChars,
        bytes: content.length,
      })),
      findings,
      notSeen,
      notChecked,
      ...(pipeline && { pipeline }),
      ...(chart && { chart }),
    };
  }

  async #render(
    templateRef: string,
    values: JsonObject,
    credentials: BackstageCredentials,
  ) {
    const template = await this.options.catalog.getEntityByRef(templateRef, {
      credentials,
    });
    if (!template) {
      throw new NotFoundError(`There is no template ${templateRef}.`);
    }
    if (!isTemplateEntityV1beta3(template)) {
      throw new InputError(`${templateRef} is not a template that can be run.`);
    }
    const directoryContents = await this.#templates.read(template);
    return this.#dryRun({
      template: {
        ...template,
        spec: {
          ...template.spec,
          steps: template.spec.steps.filter(({ action }) =>
            rendering.test(action),
          ),
          output: {},
        },
      },
      values,
      // No step that is run here uses it.
      secrets: { USER_OAUTH_TOKEN: 'preview' },
      directoryContents,
    });
  }

  /** A dry run of any text is for template authors alone, so the plugin runs that of the catalog in its own name. */
  async #dryRun(request: ScaffolderDryRunOptions) {
    const { auth, scaffolder } = this.options;
    const { directoryContents } = await scaffolder
      .dryRun(request, { credentials: await auth.getOwnServiceCredentials() })
      .catch(error => {
        throw ResponseError.is(error) && error.statusCode === 400
          ? new InputError(refusalOf(error))
          : error;
      });
    return directoryContents
      .map(({ path, base64Content }) => ({
        path,
        content: Buffer.from(base64Content, 'base64'),
      }))
      .sort((a, b) => a.path.localeCompare(b.path));
  }
}
