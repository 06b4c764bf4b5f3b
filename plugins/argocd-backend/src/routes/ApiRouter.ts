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
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  AnswerOf,
  ArgocdPaths,
  BodyOf,
  PathOf,
  PathWith,
  QueryOf,
} from '@slipway/plugin-argocd-common';
import type { Request, RequestHandler, Response, Router } from 'express';

/** A request of one operation; the description has checked it and its values have the types that it says. */
export interface Call<O> {
  params: PathOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  req: Request<PathOf<O>, AnswerOf<O>, BodyOf<O>, QueryOf<O>>;
  res: Response<AnswerOf<O>>;
}

type Handler<O> = (call: Call<O>) => Promise<AnswerOf<O>>;

/** Registers handlers by path and method as the description of the HTTP API has them, for signed-in users. */
export class ApiRouter {
  readonly #router: Router;
  readonly #httpAuth: HttpAuthService;

  constructor(router: Router, httpAuth: HttpAuthService) {
    this.#router = router;
    this.#httpAuth = httpAuth;
  }

  get<P extends PathWith<'get'>>(
    path: P,
    handler: Handler<ArgocdPaths[P]['get']>,
    limit?: RequestHandler,
  ) {
    if (limit) {
      this.#router.get(expressPath(path), limit);
    }
    this.#router.get(expressPath(path), this.#answer(handler));
  }

  /** For other back-end plugins in their own name as well. */
  getForPlugins<P extends PathWith<'get'>>(
    path: P,
    handler: (
      call: Pick<Call<ArgocdPaths[P]['get']>, 'params' | 'query'> & {
        credentials: BackstageCredentials;
      },
    ) => Promise<AnswerOf<ArgocdPaths[P]['get']>>,
  ) {
    this.#router.get(
      expressPath(path),
      async (
        req: Call<ArgocdPaths[P]['get']>['req'],
        res: Call<ArgocdPaths[P]['get']>['res'],
      ) => {
        const { params, query } = req;
        const credentials = await this.#httpAuth.credentials(req, {
          allow: ['user', 'service'],
        });
        res.json(await handler({ params, query, credentials }));
      },
    );
  }

  post<P extends PathWith<'post'>>(
    path: P,
    handler: Handler<ArgocdPaths[P]['post']>,
    limit?: RequestHandler,
  ) {
    if (limit) {
      this.#router.post(expressPath(path), limit);
    }
    this.#router.post(expressPath(path), this.#answer(handler));
  }

  delete<P extends PathWith<'delete'>>(
    path: P,
    handler: Handler<ArgocdPaths[P]['delete']>,
    limit?: RequestHandler,
  ) {
    if (limit) {
      this.#router.delete(expressPath(path), limit);
    }
    this.#router.delete(expressPath(path), this.#answer(handler));
  }

  #answer<O>(
    handler: Handler<O>,
  ): RequestHandler<PathOf<O>, AnswerOf<O>, BodyOf<O>, QueryOf<O>> {
    return async (req, res) => {
      const { params, query, body } = req;
      const credentials = await this.#httpAuth.credentials(req, {
        allow: ['user'],
      });
      const answer = await handler({
        params,
        query,
        body,
        credentials,
        req,
        res,
      });
      // What is streamed has been sent already.
      if (answer !== undefined) {
        res.json(answer);
      }
    };
  }
}

/** A path of the description as express writes it. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
