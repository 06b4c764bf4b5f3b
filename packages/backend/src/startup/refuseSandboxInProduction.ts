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
import { Config } from '@backstage/config';

/**
 * A production portal must not run on the sandbox's configuration, not even on a part of it that a merge left behind.
 *
 * @throws Error where `NODE_ENV` is `production` and the configuration has a `sandbox` key
 */
export function refuseSandboxInProduction(
  config: Config,
  nodeEnv: string | undefined,
): void {
  if (nodeEnv === 'production' && config.has('sandbox')) {
    throw new Error(
      "The configuration has the key 'sandbox', so it is the sandbox's, and NODE_ENV is production. Start with --config app-config.production.yaml alone.",
    );
  }
}
