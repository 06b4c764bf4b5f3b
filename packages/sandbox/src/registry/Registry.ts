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

import { createHash, randomBytes } from 'node:crypto';
import express, { Request, Response } from 'express';
import { escapeHtml, page, table } from '../http/page';

interface Manifest {
  digest: string;
  body: string;
  pushedAt: number;
}

/** A container registry as far as pushing and reading a manifest goes. */
export class Registry {
  readonly #manifests = new Map<string, Map<string, Manifest>>();
  /** By `<repository>@<digest>`, tagged or not any more. */
  readonly #byDigest = new Map<string, Manifest>();
  /** Tokens with the repository that each may pull from. */
  readonly #tokens = new Map<string, string>();

  constructor(
    private readonly options: {
      now(): number;
      /** Whether a user name and password may push into a repository. */
      mayPush(username: string, password: string, repository: string): boolean;
      /** Whether a user name and password, or nobody, may pull from a repository. */
      mayPull(
        username: string | undefined,
        password: string,
        repository: string,
      ): boolean;
    },
  ) {}

  /** Whether an image exists, by its name without the registry's host and its tag or digest. */
  has(repository: string, reference: string): boolean {
    return this.#find(repository, reference) !== undefined;
  }

  /** What a tag pointed to before is still there by its digest. */
  #find(repository: string, reference: string): Manifest | undefined {
    return (
      this.#manifests.get(repository)?.get(reference) ??
      this.#byDigest.get(`${repository}@${reference}`)
    );
  }

  /** What was pushed as an image. */
  manifest(repository: string, reference: string): string | undefined {
    return this.#find(repository, reference)?.body;
  }

  /** Takes an image; its digest. */
  push(repository: string, reference: string, body: string): string {
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    const tags = this.#manifests.get(repository) ?? new Map();
    const manifest = { digest, body, pushedAt: this.options.now() };
    tags.set(reference, manifest);
    this.#manifests.set(repository, tags);
    this.#byDigest.set(`${repository}@${digest}`, manifest);
    return digest;
  }

  repositories(): string[] {
    return [...this.#manifests.keys()].sort();
  }

  /** Tags of a repository; none where there is no such one. */
  tags(repository: string): string[] {
    return [...(this.#manifests.get(repository)?.keys() ?? [])];
  }

  /** One tag of a repository; times are milliseconds. */
  tag(repository: string, reference: string) {
    const manifest = this.#manifests.get(repository)?.get(reference);
    return (
      manifest && {
        digest: manifest.digest,
        pushedAt: manifest.pushedAt,
        size: manifest.body.length,
      }
    );
  }

  createApp() {
    const app = express();
    app.disable('x-powered-by');
    app.use(express.text({ type: () => true, limit: '1mb' }));

    app.get('/', (_req, res) => {
      const rows = [...this.#manifests].flatMap(([repository, tags]) =>
        [...tags].map(([tag, { digest }]) => [
          escapeHtml(repository),
          escapeHtml(tag),
          digest.slice(0, 19),
        ]),
      );
      res.send(
        page(
          'Registry of the sandbox',
          table(['Image', 'Tag', 'Digest'], rows),
        ),
      );
    });
    app.get('/v2/', (_req, res) => {
      res.json({});
    });
    // What a client that is refused asks for a token.
    app.get('/token', (req, res) => {
      const [, repository = ''] =
        /^repository:(.+):[a-z,*]+$/.exec(String(req.query.scope)) ?? [];
      const { username, password } = basicOf(req) ?? {};
      const token = randomBytes(16).toString('base64url');
      if (this.options.mayPull(username, password ?? '', repository)) {
        this.#tokens.set(token, repository);
      }
      res.json({ token, expires_in: 300 });
    });
    app
      .route(/^\/v2\/(.+)\/manifests\/([^/]+)$/)
      .put((req, res) => {
        const [repository, reference] = [req.params[0], req.params[1]];
        const login = basicOf(req);
        if (
          !login ||
          !this.options.mayPush(login.username, login.password, repository)
        ) {
          res.set('WWW-Authenticate', 'Basic realm="registry"');
          unauthorized(res);
          return;
        }
        const digest = this.push(repository, reference, String(req.body ?? ''));
        res.status(201).set('Docker-Content-Digest', digest).end();
      })
      .get((req, res) => {
        const [repository, reference] = [req.params[0], req.params[1]];
        if (!this.#mayPull(req, repository)) {
          res.set(
            'WWW-Authenticate',
            `Bearer realm="http://${req.get(
              'host',
            )}/token",service="registry",scope="repository:${repository}:pull"`,
          );
          unauthorized(res);
          return;
        }
        const manifest = this.#find(repository, reference);
        if (!manifest) {
          res.status(404).json({
            errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }],
          });
          return;
        }
        res
          .set('Docker-Content-Digest', manifest.digest)
          .type('application/vnd.oci.image.manifest.v1+json')
          .send(manifest.body);
      });
    app.get(/^\/v2\/(.+)\/tags\/list$/, (req, res) => {
      const repository = req.params[0];
      const tags = this.#manifests.get(repository);
      if (!tags) {
        res.status(404).json({
          errors: [
            {
              code: 'NAME_UNKNOWN',
              message: 'repository name not known to registry',
            },
          ],
        });
        return;
      }
      res.json({ name: repository, tags: [...tags.keys()] });
    });
    return app;
  }

  #mayPull(req: Request, repository: string): boolean {
    const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
    const login = basicOf(req);
    return bearer
      ? this.#tokens.get(bearer) === repository
      : login !== undefined &&
          this.options.mayPull(login.username, login.password, repository);
  }
}

function basicOf(
  req: Request,
): { username: string; password: string } | undefined {
  const basic = /^Basic (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
  if (!basic) {
    return undefined;
  }
  const [username, ...password] = Buffer.from(basic, 'base64')
    .toString()
    .split(':');
  return { username, password: password.join(':') };
}

function unauthorized(res: Response): void {
  res.status(401).json({
    errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }],
  });
}
