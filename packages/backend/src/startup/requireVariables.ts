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
import { AppConfig, ConfigReader } from '@backstage/config';
import { ConfigSources, EnvConfigSource } from '@backstage/config-loader';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** How Backstage finds variables in a string; `$${…}` is an escape. */
const variablePattern = /\$?\$\{([^{}]*)\}/g;

function variablesOf(text: string): string[] {
  return [...text.matchAll(variablePattern)]
    .filter(([whole, name]) => !whole.startsWith('$$') && !name.includes(':-'))
    .map(([, name]) => name.trim());
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(stringsOf)
    : [];
}

async function readVariablesOfKeys(
  env: NodeJS.ProcessEnv,
): Promise<AppConfig[]> {
  const source = EnvConfigSource.create({ env });
  for await (const { configs } of source.readConfigData()) {
    return configs;
  }
  return [];
}

/**
 * Backstage drops a value whose variable is not set, and each plugin then complains of the key that it misses, or goes on
 * without it. This says the names of the variables, once. What a later file replaces is not asked for, and a variable with a
 * default – `${NAME:-}` for none – may be missing.
 *
 * @throws Error with every variable that the configuration of these arguments needs and the environment lacks
 */
export async function requireVariables(
  argv: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const files = ConfigSources.parseArgs(argv)
    .filter(({ type }) => type === 'path')
    .map(({ target }) => target);
  const configs = await Promise.all(
    files.map(async file => ({
      context: file,
      data: parse(await readFile(path.resolve(file), 'utf8')) ?? {},
    })),
  );
  const merged = ConfigReader.fromConfigs([
    ...configs,
    ...(await readVariablesOfKeys(env)),
  ]).getOptional();
  const named = new Set(stringsOf(merged).flatMap(variablesOf));
  const missing = [...named].filter(name => !env[name]?.trim()).sort();
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(', ')} ${
        missing.length === 1 ? 'is' : 'are'
      } not set in the environment, and ${files.join(' with ')} needs ${
        missing.length === 1 ? 'it' : 'them'
      }: see docs/production.md, "Variables".`,
    );
  }
}
