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

// What `npm start -- --argocd` is given, proved before anything is started: the address of an Argo CD and tokens in files.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { Missing } from './command.mjs';

const answerMs = 10_000;
/** No list of applications is as large as this. */
const maxBytes = 512 * 1024 * 1024;

const certificateErrors = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another name',
  SELF_SIGNED_CERT_IN_CHAIN:
    'is of an authority that this machine does not trust',
  UNABLE_TO_GET_ISSUER_CERT:
    'is of an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'is of an authority that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'is of an authority that this machine does not know',
};

const wrongNetwork = {
  ECONNREFUSED: 'Nothing listens there',
  ECONNRESET: 'It ended the connection',
  EHOSTUNREACH: 'There is no way to it',
  ENETUNREACH: 'There is no way to it',
  ENOTFOUND: 'No such host is known',
  EAI_AGAIN: 'Its host cannot be looked up right now',
  EPROTO: 'It does not speak https',
  ETIMEDOUT: `It did not answer within ${answerMs / 1000} s`,
};

/** @throws Missing where it is no address of an Argo CD */
export function readAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Missing(
      `--argocd has to be an address such as https://argocd.example.com, not '${text}'.`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Missing(
      '--argocd has to be an address without credentials, query or fragment. Put the token into a file, and name that with --token-file.',
    );
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLocal) {
    throw new Missing(
      `${text} would carry the token over the network for everybody to read. Use its https address.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readFile(option, file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const why =
      {
        ENOENT: 'there is no such file',
        EISDIR: 'it is a folder',
        EACCES: 'you may not read it',
      }[error.code] ?? error.code;
    throw new Missing(`--${option} ${file}: ${why}.`);
  }
}

/** The token of a file. @throws Missing where it holds none */
export function readToken(option, file) {
  const token = readFile(option, file).trim();
  if (!token) {
    throw new Missing(
      `--${option} ${file} is empty. It has to hold a token of an account: argocd account generate-token --account <name>`,
    );
  }
  if (/\s/.test(token)) {
    throw new Missing(
      `--${option} ${file} holds more than one word. It has to hold a token and nothing else.`,
    );
  }
  if (!/^[!-~]+$/.test(token)) {
    throw new Missing(
      `--${option} ${file} holds characters that no token has. It has to be a text file with a token and nothing else.`,
    );
  }
  return token;
}

/** The certificates of a file. @throws Missing where it holds none */
export function readCa(file) {
  const text = readFile('ca-file', file);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Missing(`--ca-file ${file} holds no certificate in PEM format.`);
  }
  return text;
}

/** Asks an Argo CD. Redirects are not followed: a token is for one address. */
export function ask({ url, ca }, route, token) {
  const address = new URL(`${url}${route}`);
  const client = address.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.get(
      address,
      {
        ca,
        agent: false,
        headers: {
          Accept: 'application/json',
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.timeout(answerMs),
      },
      response => {
        const chunks = [];
        let size = 0;
        response.on('data', chunk => {
          size += chunk.length;
          if (size > maxBytes) {
            request.destroy(new Error('its answer has no end'));
          }
          chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            location: response.headers.location,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
  });
}

/** In words why an address does not answer. @param advice - what to do where its authority is not known */
export function unreachable(
  url,
  error,
  advice = 'Name the certificate of its authority with --ca-file.',
) {
  const certificate = certificateErrors[error.code];
  if (certificate) {
    return new Missing(
      `The certificate of ${url} ${certificate}. ${
        error.code === 'ERR_TLS_CERT_ALTNAME_INVALID'
          ? 'Use the address that it is for.'
          : advice
      }`,
    );
  }
  const code = error.name === 'AbortError' ? 'ETIMEDOUT' : error.code;
  return new Missing(
    `${url} cannot be reached. ${wrongNetwork[code] ?? `${error.message}`}.`,
  );
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function askAll(connection, route, token) {
  try {
    return await ask(connection, route, token);
  } catch (error) {
    throw unreachable(connection.url, error);
  }
}

async function requireArgocd(connection) {
  const { url } = connection;
  const { status, location, text } = await askAll(connection, '/api/version');
  if (status >= 300 && status < 400) {
    throw new Missing(
      `${url} leads elsewhere${
        URL.canParse(location ?? '', url)
          ? `, to ${new URL(location, url).origin}`
          : ''
      }. Name the address where Argo CD itself answers.`,
    );
  }
  const version = parsed(text)?.Version;
  if (status !== 200 || typeof version !== 'string') {
    throw new Missing(
      `${url} is no Argo CD: ${url}/api/version answered ${status} without a version. An Argo CD below a path needs that path in the address.`,
    );
  }
  return version;
}

async function requireAccount(connection, { option, file, token }) {
  const { status, text } = await askAll(
    connection,
    '/api/v1/session/userinfo',
    token,
  );
  const answer = parsed(text);
  if (status !== 200 || !answer?.loggedIn) {
    throw new Missing(
      `${connection.url} refuses the token of --${option} ${file}. It may be of another Argo CD, expired or revoked: argocd account generate-token --account <name>`,
    );
  }
  return String(answer.username);
}

/** The applications that the token may see. @throws Missing in words */
export async function listApplications(connection) {
  const fields = [
    'metadata.resourceVersion',
    'items.metadata.name',
    'items.metadata.namespace',
    'items.metadata.labels',
    'items.metadata.annotations',
    'items.spec',
  ];
  const { status, text } = await askAll(
    connection,
    `/api/v1/applications?fields=${fields.join(',')}`,
    connection.token,
  );
  const answer = parsed(text);
  if (status !== 200 || typeof answer !== 'object' || !answer) {
    throw new Missing(
      `${connection.url} answered ${status} instead of a list of applications.`,
    );
  }
  return answer.items ?? [];
}

/**
 * Proves what the options say, from the cheapest to the dearest.
 *
 * @throws Missing naming what is wrong and the way out
 */
export async function connect({ argocd, tokenFile, operateTokenFile, caFile }) {
  const url = readAddress(argocd);
  if (!tokenFile) {
    throw new Missing(
      '--argocd needs --token-file: a file with a token of an account that may get applications, projects and clusters, and logs if they shall be shown.',
    );
  }
  const files = [
    { option: 'token-file', file: path.resolve(tokenFile) },
    ...(operateTokenFile
      ? [{ option: 'operate-token-file', file: path.resolve(operateTokenFile) }]
      : []),
  ].map(item => ({ ...item, token: readToken(item.option, item.file) }));
  const connection = {
    url,
    tokenFile: files[0].file,
    token: files[0].token,
    operateTokenFile: files[1]?.file,
    ...(caFile && { caFile: path.resolve(caFile), ca: readCa(caFile) }),
  };
  const version = await requireArgocd(connection);
  const accounts = [];
  for (const file of files) {
    accounts.push(await requireAccount(connection, file));
  }
  const { text } = await askAll(
    connection,
    '/api/v1/settings',
    connection.token,
  );
  return {
    ...connection,
    version,
    account: accounts[0],
    operateAccount: accounts[1],
    namespace: parsed(text)?.controllerNamespace ?? 'argocd',
  };
}
