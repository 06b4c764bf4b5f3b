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
import { missingParameter } from '../errors';

/** @throws GitlabError 400 in GitLab's words where one of them is absent or empty */
export function requireBody(req: Request, ...names: string[]): void {
  for (const name of names) {
    if (!req.body[name] || req.body[name].length === 0) {
      throw missingParameter(name);
    }
  }
}
