#!/usr/bin/env node
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

// Fakes BuildKit: reads who may push from Docker's configuration, and runs the fake for Docker.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const args = process.argv.slice(2);
const docker = (...rest) => {
  const { input, words } = rest.length && typeof rest[0] === 'object' ? { input: rest[0].input, words: rest.slice(1) } : { words: rest };
  const { status } = spawnSync(path.join(__dirname, 'docker'), words, {
    input,
    // It needs no daemon.
    env: { ...process.env, DOCKER_HOST: 'none' },
    stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};
const values = name => args.flatMap((arg, index) => (arg === name ? [args[index + 1]] : []));
const fields = text => Object.fromEntries(text.split(',').map(field => field.split(/=(.*)/s)));

console.log('This is a fake for BuildKit: nothing is built.');
const { name, push } = fields(values('--output')[0] ?? '');
const context = values('--local').map(fields).find(local => local.context)?.context;
if (!context) {
  console.error('buildctl needs --local context=…');
  process.exit(1);
}
if (!name) {
  docker('build', context);
  process.exit();
}
const config = path.join(process.env.DOCKER_CONFIG ?? path.join(process.env.HOME, '.docker'), 'config.json');
for (const [registry, { auth }] of Object.entries(JSON.parse(fs.readFileSync(config, 'utf8')).auths)) {
  const [user, password] = Buffer.from(auth, 'base64').toString().split(/:(.*)/s);
  docker({ input: password }, 'login', '--username', user, '--password-stdin', registry);
}
docker('build', '--tag', name, context);
if (push === 'true') {
  docker('push', '--digestfile', 'digest.fake', name);
  const digest = fs.readFileSync('digest.fake', 'utf8');
  fs.rmSync('digest.fake');
  for (const target of values('--metadata-file')) {
    fs.writeFileSync(target, `${JSON.stringify({ 'containerimage.digest': digest }, null, 2)}\n`);
  }
}
