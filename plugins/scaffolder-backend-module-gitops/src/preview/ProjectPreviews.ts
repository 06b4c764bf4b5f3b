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
  DiscoveryService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  taskCreatePermission,
  templateDryRunPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import pLimit from 'p-limit';
import { lintFiles } from '@slipway/gitops-lint';
import { ProjectPreview } from '@slipway/plugin-gitops-common';
import { readTemplate } from './readTemplate';

/** Renderings at a time: each reads a template and runs Helm. */
const maxAtOnce = 2;
/** A longer file is shown to here. */
const maxShownChars = 40_000;
/** Steps that only write into the workspace; nothing else is run. */
const rendering = /^(gitops:project:plan|fetch:.*)$/;

/** Renders a template with the answers of a form, as a dry run of the scaffolder itself, and checks what comes out. */
export class ProjectPreviews {
  readonly #limit = pLimit(maxAtOnce);

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      discovery: DiscoveryService;
      integrations: ScmIntegrations;
      permissions: PermissionsService;
      reader: UrlReaderService;
    },
  ) {}

  /** @throws NotAllowedError, NotFoundError, InputError with what the form or the first checks refuse */
  async preview(
    templateRef: string,
    values: Record<string, unknown>,
    credentials: BackstageCredentials,
  ): Promise<ProjectPreview> {
    await this.#authorize(credentials);
    return this.#limit(() => this.#render(templateRef, values, credentials));
  }

  /** What the dry run asks for later, before anything is read. */
  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const decisions = await this.options.permissions.authorize(
      [
        { permission: taskCreatePermission },
        { permission: templateDryRunPermission },
      ],
      { credentials },
    );
    if (decisions.some(({ result }) => result !== AuthorizeResult.ALLOW)) {
      throw new NotAllowedError(
        'You may not render templates before they are run. Create the project without looking at it first, or ask the platform team.',
      );
    }
  }

  async #render(
    templateRef: string,
    values: Record<string, unknown>,
    credentials: BackstageCredentials,
  ): Promise<ProjectPreview> {
    const template = await this.options.catalog.getEntityByRef(templateRef, {
      credentials,
    });
    if (!template) {
      throw new NotFoundError(`There is no template ${templateRef}.`);
    }
    const steps = (template.spec?.steps ?? []) as { action: string }[];
    const directoryContents = await readTemplate(template, this.options);
    const files = await this.#dryRun(
      {
        template: {
          ...template,
          spec: {
            ...template.spec,
            steps: steps.filter(({ action }) => rendering.test(action)),
            output: {},
          },
        },
        values,
        // No step that is run here uses it.
        secrets: { USER_OAUTH_TOKEN: 'preview' },
        directoryContents,
      },
      credentials,
    );
    const texts = Object.fromEntries(
      files.map(({ path, content }) => [path, content.toString('utf8')]),
    );
    const { findings, pipeline } = await lintFiles(texts);
    return {
      files: files.map(({ path, content }) => ({
        path,
        text: texts[path].slice(0, maxShownChars),
        isCut: texts[path].length > maxShownChars,
        bytes: content.length,
      })),
      findings,
      ...(pipeline && { pipeline }),
    };
  }

  async #dryRun(body: object, credentials: BackstageCredentials) {
    const { auth, discovery } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'scaffolder',
    });
    const response = await fetch(
      `${await discovery.getBaseUrl('scaffolder')}/v2/dry-run`,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
        },
        body: JSON.stringify(body),
      },
    );
    if (response.status === 400) {
      throw new InputError(refusalOf(await response.json()));
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { directoryContents } = (await response.json()) as {
      directoryContents: { path: string; base64Content: string }[];
    };
    return directoryContents
      .map(({ path, base64Content }) => ({
        path,
        content: Buffer.from(base64Content, 'base64'),
      }))
      .sort((a, b) => a.path.localeCompare(b.path));
  }
}

/** What the scaffolder refuses: answers that the form's schema does not permit, or an error of a step. */
function refusalOf(body: any): string {
  if (Array.isArray(body.errors)) {
    return body.errors
      .map(({ stack }: { stack?: string }) =>
        stack?.replace(/^instance\.?/, ''),
      )
      .filter(Boolean)
      .join('; ');
  }
  return body.error?.message ?? 'The answers are refused.';
}
