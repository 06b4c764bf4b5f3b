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

/**
 * Writes the digest that a registry has for each image beside its tag: `name:1.2.3@sha256:…`. Where a registry does not
 * answer, the image stays as it is, so that no digest stands anywhere that nobody has read.
 *
 *   npm run -s pin-images -- [files or folders]
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const places = [
  'templates/new-project/skeleton',
  'templates/new-project/service',
  'packages/backend/Dockerfile',
];
const timeoutMs = 15_000;
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Where YAML or a Dockerfile names an image with a tag, be it through a proxy. What a template fills in has none yet. */
const mention =
  /(?<before>(?:\bFROM +|\bimage: +['"]?|\bname: +['"]?|\bservices: *\[ *['"]?)(?:\$\{DOCKER_HUB\}\/|\$\{\{ values\.imageProxy \}\}|\$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX\/)?)(?<image>[a-z0-9][a-z0-9._-]*(?::\d+)?(?:\/[a-z0-9._-]+)*:[\w][\w.-]*)(?<digest>@sha256:[0-9a-f]{64})?(?=['"\]\s]|$)/gm;

function filesOf(place) {
  return statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath, entry.name))
    : [place];
}

/** `node:22` is `library/node` of Docker Hub, and what has a host in front is of that. */
function parts(image) {
  const [, name, tag] = /^(.+):([^:/]+)$/.exec(image);
  const [first, ...rest] = name.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  if (!hasHost || first === 'docker.io') {
    const repository = hasHost ? rest.join('/') : name;
    return {
      host: 'registry-1.docker.io',
      repository: repository.includes('/')
        ? repository
        : `library/${repository}`,
      tag,
    };
  }
  return { host: first, repository: rest.join('/'), tag };
}

const isLoopback = host => /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);

function head(url, token) {
  return fetch(url, {
    method: 'HEAD',
    headers: {
      Accept: manifestTypes,
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** What a registry that answers 401 says where to ask for a token. */
async function tokenFor(challenge) {
  const { realm, service, scope } = Object.fromEntries(
    [...(challenge ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
  if (!/^Bearer /i.test(challenge ?? '') || !URL.canParse(realm)) {
    throw new Error('it wants to know who asks');
  }
  const url = new URL(realm);
  if (url.protocol !== 'https:' && !isLoopback(url.host)) {
    throw new Error('it sends for a token without TLS');
  }
  url.search = new URLSearchParams({
    service: service ?? '',
    scope: scope ?? '',
  });
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) {
    throw new Error(`its tokens answer ${answer.status}`);
  }
  const { token, access_token: accessToken } = await answer.json();
  return token ?? accessToken;
}

async function digestOf(image) {
  const { host, repository, tag } = parts(image);
  const scheme = isLoopback(host) ? 'http' : 'https';
  const url = `${scheme}://${host}/v2/${repository}/manifests/${tag}`;
  let answer = await head(url);
  if (answer.status === 401) {
    answer = await head(
      url,
      await tokenFor(answer.headers.get('www-authenticate')),
    );
  }
  const digest = answer.headers.get('docker-content-digest') ?? '';
  if (!answer.ok || !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new Error(`it answers ${answer.status} without a digest`);
  }
  return digest;
}

const asked = new Map();

/** The digest of an image, or why there is none; each is asked for once. */
function ask(image) {
  if (!asked.has(image)) {
    asked.set(
      image,
      digestOf(image).then(
        digest => ({ digest }),
        error => ({ reason: error.cause?.code ?? error.message }),
      ),
    );
  }
  return asked.get(image);
}

const given = process.argv.slice(2);
const files = (
  given.length > 0 ? given : places.map(place => path.join(root, place))
).flatMap(filesOf);
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const digests = new Map();
  for (const { groups } of text.matchAll(mention)) {
    digests.set(groups.image, await ask(groups.image));
  }
  const pinned = text.replaceAll(mention, (...args) => {
    const { before, image, digest } = args.at(-1);
    const found = digests.get(image).digest;
    return `${before}${image}${found ? `@${found}` : digest ?? ''}`;
  });
  if (pinned !== text) {
    writeFileSync(file, pinned);
  }
}
for (const [image, answer] of asked) {
  const { digest, reason } = await answer;
  console.log(
    digest
      ? `${image}: ${digest}`
      : `${image}: left as it is, the registry gives no digest: ${reason}`,
  );
}
