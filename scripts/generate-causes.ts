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

// yarn generate:causes: writes docs/causes.md from the texts that the causes were learnt from; a test tells whether it is stale.
import fs from 'node:fs';
import path from 'node:path';
import { causesDocument } from '../plugins/argocd-backend/src/causes/__testUtils__/causesDocument';

fs.writeFileSync(
  path.resolve(__dirname, '../docs/causes.md'),
  causesDocument(),
);
