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
import { ConfigSources } from '@backstage/config-loader';
import { refuseSandboxInProduction } from './refuseSandboxInProduction';
import { requireAddresses } from './requireAddresses';
import { requireVariables } from './requireVariables';

/**
 * What has to be right before any plugin is started, so that it is said once and nothing is made in a database before.
 *
 * @throws Error with one sentence
 */
export async function checkConfiguration(
  argv: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await requireVariables(argv, env);
  const config = await ConfigSources.toConfig(ConfigSources.default({ argv }));
  try {
    refuseSandboxInProduction(config, env.NODE_ENV);
    requireAddresses(config);
  } finally {
    config.close();
  }
}
