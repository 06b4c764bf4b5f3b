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

import { paths } from './openapi.generated';

/** Paths of the HTTP API with their operations, by method. @public */
export type ArgocdPaths = paths;

/** Paths that have an operation with this method. @public */
export type PathWith<Method extends 'get' | 'post' | 'delete'> = {
  [P in keyof paths]: paths[P] extends Record<Method, object> ? P : never;
}[keyof paths];

/** Parameters in the path of an operation. @public */
export type PathOf<O> = O extends { parameters: { path: infer T } } ? T : {};

/** Parameters in the query of an operation. @public */
export type QueryOf<O> = O extends { parameters: { query?: infer T } }
  ? [T] extends [undefined]
    ? {}
    : NonNullable<T>
  : {};

/** What an operation takes as its body. @public */
export type BodyOf<O> = O extends {
  requestBody?: { content: { 'application/json': infer T } };
}
  ? T
  : {};

type Content<R> = R extends { content: { 'application/json': infer T } }
  ? T
  : undefined;

/** What an operation answers where it succeeds; `undefined` where that is no JSON. @public */
export type AnswerOf<O> = O extends { responses: infer R }
  ? Content<R[keyof R & (200 | 201 | 202)]>
  : never;

type Field<Name extends string, T> = {} extends T
  ? { [N in Name]?: T }
  : { [N in Name]: T };

/** All that a caller gives an operation. */
export type InputOf<O> = Field<'path', PathOf<O>> &
  Field<'query', QueryOf<O>> &
  Field<'body', BodyOf<O>>;
