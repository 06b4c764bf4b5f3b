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

// What `npm start` may be told.
import { parseArgs } from 'node:util';
import { Missing } from './command.mjs';

const options = {
  dev: { type: 'boolean' },
  'no-install': { type: 'boolean' },
  verbose: { type: 'boolean' },
  platform: { type: 'string' },
  argocd: { type: 'string' },
  'token-file': { type: 'string' },
  'operate-token-file': { type: 'string' },
  'ca-file': { type: 'string' },
};

/** What people would try, and why it is not there. */
const refused = {
  token:
    'A token on a command line can be read by everybody on this machine. Put it into a file, and name that with --token-file.',
  insecure:
    'A certificate is always checked. Name the certificate of its authority with --ca-file.',
};

/** @throws Missing where somebody asks for what there is not */
export function readOptions(args) {
  for (const [name, why] of Object.entries(refused)) {
    if (args.some(arg => arg === `--${name}` || arg.startsWith(`--${name}=`))) {
      throw new Missing(why);
    }
  }
  const parsed = (() => {
    try {
      return parseArgs({ args, options }).values;
    } catch (error) {
      throw new Missing(
        `${error.message.split('. ')[0]}. npm start -- takes ${Object.entries(
          options,
        )
          .map(([name, { type }]) =>
            type === 'string' ? `--${name} <…>` : `--${name}`,
          )
          .join(', ')}.`,
      );
    }
  })();
  const more = ['token-file', 'operate-token-file', 'ca-file'].find(
    name => parsed[name] !== undefined,
  );
  if (parsed.argocd === undefined && more) {
    throw new Missing(
      `--${more} goes with --argocd, the address of an Argo CD. Without that the portal runs on the sandbox.`,
    );
  }
  const beside = ['argocd', 'dev'].find(name => parsed[name] !== undefined);
  if (parsed.platform !== undefined && beside) {
    throw new Missing(
      `--platform does not go with --${beside}: it starts the portal of what platform/bootstrap has set up, without the sandbox.`,
    );
  }
  return {
    isDev: Boolean(parsed.dev),
    install: !parsed['no-install'],
    verbose: Boolean(parsed.verbose),
    ...(parsed.platform !== undefined && { platform: parsed.platform }),
    ...(parsed.argocd !== undefined && {
      real: {
        argocd: parsed.argocd,
        tokenFile: parsed['token-file'],
        operateTokenFile: parsed['operate-token-file'],
        caFile: parsed['ca-file'],
      },
    }),
  };
}
