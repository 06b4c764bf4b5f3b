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

import { isPair, isScalar, Node, Scalar, visit } from 'yaml';
import { Manifest } from '../manifests/Manifest';
import { Project } from '../Project';
import { Report, Rule } from '../rule';
import { YamlFile } from '../tree/YamlFile';
import { asRecord, asString, at, isRecord } from '../values';
import { isSecretKey, isSecretText, isPlaceholder } from './secretText';

/** What is a secret wherever it stands, by its beginning. */
const tokens: [RegExp, string][] = [
  [/\bgl(pat|dt|ptt|rt|cbt|ft|agent|soat)-([\w-]{20,})/, 'a token of GitLab'],
  [/\bgh[pousr]_([A-Za-z0-9]{36,})/, 'a token of GitHub'],
  [/\bgithub_pat_(\w{50,})/, 'a token of GitHub'],
  [/\bAKIA([0-9A-Z]{16})\b/, 'a key of AWS'],
  [/\beyJ[\w-]{10,}\.(eyJ[\w-]{10,}\.[\w-]{10,})/, 'a token'],
  [/\bxox[abprs]-([\w-]{20,})/, 'a token of Slack'],
  [/\bnpm_([A-Za-z0-9]{36})\b/, 'a token of npm'],
  [/\bsk_live_([A-Za-z0-9]{16,})/, 'a key of Stripe'],
];

const keyBegin = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const userInAddress = /[a-z]+:\/\/([^\s/:@"'<>$]+):([^\s/@"'$]{3,})@[\w.-]/;

/** Texts about things, in which an example may stand. */
const prose = /\.(md|rst|adoc|txt|html)$|(^|\/)(LICENSE|CHANGELOG)[^/]*$/i;

/** What programs are set up with. */
const settings =
  /\.(ya?ml|json|toml|ini|conf|cfg|properties|env|tpl|sh|tf|tfvars)$|(^|\/)\.env/;

const isExample = (text: string) =>
  /EXAMPLE|XXXX|xxxx|0{8}|1234567890|abcdefgh/.test(text) ||
  new Set(text).size < 8;

/** A key stands below its first line, or behind it in one text. */
function isKey(lines: string[], index: number): boolean {
  const [, behind = ''] = lines[index].split(keyBegin);
  const body = behind.replace(/^(\\n|\s|")+/, '') || lines[index + 1] || '';
  return /^\s*["'+#-]*\s*[A-Za-z0-9+/=]{32,}|^\s*(Proc-Type|DEK-Info):/.test(
    body,
  );
}

function* inText(file: string, text: string): Generator<Report> {
  const lines = text.split('\n');
  const isProse = prose.test(file);
  for (const [index, whole] of lines.entries()) {
    const line = whole.slice(0, 5_000);
    const token = tokens.find(([pattern, what]) => {
      // Programs have tokens that they are tested with.
      if (what === 'a token' && !settings.test(file)) {
        return false;
      }
      const found = pattern.exec(line);
      return found && !isExample(found[found.length - 1]);
    });
    const address = isProse ? null : userInAddress.exec(line);
    const isPassword =
      address &&
      !isPlaceholder(address[2]) &&
      !/^(pass(word)?|secret|token|pw|postgres|guest|admin|root)$/i.test(
        address[2],
      );
    const what =
      token?.[1] ??
      (keyBegin.test(line) && isKey(lines, index)
        ? 'a private key'
        : isPassword && 'a password in an address');
    if (what) {
      yield {
        file,
        line: index + 1,
        message: `Here stands ${what} in clear.`,
      };
    }
  }
}

/** Kinds whose values are sealed, or say where a secret is. */
const sealed =
  /^(SealedSecret|ExternalSecret|ClusterExternalSecret|SecretStore|ClusterSecretStore|SecretProviderClass|VaultStaticSecret|OnePasswordItem|Secret|CustomResourceDefinition)$/;

/** A pair of a secret's name and its value: `password: …`, or `{name: PASSWORD, value: …}`. */
function* inYaml(yaml: YamlFile): Generator<Report> {
  for (const { document, value } of yaml.documents) {
    const isSealed =
      isRecord(value) &&
      ('sops' in value ||
        (typeof value.apiVersion === 'string' &&
          sealed.test(String(value.kind))));
    if (isSealed) {
      continue;
    }
    const found: { node: Node; key: string }[] = [];
    const look = (key: unknown, node: unknown, at_: unknown) => {
      if (
        typeof key === 'string' &&
        isScalar(node) &&
        typeof node.value === 'string' &&
        isSecretKey(key) &&
        isSecretText(node.value)
      ) {
        found.push({ node: at_ as Node, key });
      }
    };
    visit(document, {
      Pair(_key, pair) {
        const key = isScalar(pair.key) ? pair.key.value : undefined;
        if (
          /^(secretKeyRef|configMapKeyRef|remoteRef|existingSecret)$/.test(
            String(key),
          )
        ) {
          return visit.SKIP;
        }
        look(key, pair.value, pair.key);
        return undefined;
      },
      Map(_key, map) {
        const entry = (name: string) =>
          map.items.find(
            pair =>
              isPair(pair) && isScalar(pair.key) && pair.key.value === name,
          );
        const name = entry('name')?.value;
        const content = entry('value');
        if (isScalar(name) && content) {
          look((name as Scalar).value, content.value, content.key);
        }
      },
    });
    for (const { node, key } of found) {
      yield {
        file: yaml.name,
        line: yaml.lineOfNode(node),
        message: `Here stands the value of ${key} in clear.`,
      };
    }
  }
}

/** Entries of a Secret that say nothing that is secret. */
const open =
  /^(url|type|name|project|server|username|user|login|email|host|hostname|port|database|dbname|insecure|enableOCI|enableLfs|ca\.crt|tls\.crt|namespace|proxy|forceHttpBasicAuth|githubAppID|githubAppInstallationID|.*\.(crt|pub)|.*(user|username|account_?name|address|endpoint|host|hostname|region|bucket|email)(_in)?|.*[_.-](port|url|name|database|db))$/i;

/** Whether a text is JSON that names no secret: settings that a program keeps in a Secret beside its credentials. */
function isHarmless(text: string): boolean {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return false;
  }
  const isSecret = (key: string, value: string) =>
    /^(auth|bearerToken|keyData)$/.test(key)
      ? !isPlaceholder(value)
      : isSecretKey(key) && isSecretText(value);
  const has = (value: unknown): boolean =>
    isRecord(value)
      ? Object.entries(value).some(
          ([key, inner]) =>
            has(inner) || (typeof inner === 'string' && isSecret(key, inner)),
        )
      : Array.isArray(value) && value.some(has);
  return isRecord(content) && !has(content);
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/** Values of a Secret that stand there themselves. */
function* inSecret({
  value,
  name,
  file,
  lineOf,
}: Manifest): Generator<Report & { lines: number }> {
  const annotations = asRecord(at(value, 'metadata', 'annotations'));
  const isFilledIn = Object.keys(annotations).some(
    key =>
      /^(avp\.kubernetes\.io|vault\.security|reloader|replicator|reflector)/.test(
        key,
      ) && /path|from|vault/.test(key),
  );
  if (
    'sops' in value ||
    isFilledIn ||
    value.type === 'kubernetes.io/service-account-token'
  ) {
    return;
  }
  for (const part of ['data', 'stringData']) {
    for (const [key, entry] of Object.entries(asRecord(value[part]))) {
      const text = asString(entry) ?? '';
      const plain =
        part === 'data' && !isPlaceholder(text) ? decoded(text) : text;
      if (
        !open.test(key) &&
        !isPlaceholder(text) &&
        !isPlaceholder(plain) &&
        !isHarmless(plain)
      ) {
        yield {
          file,
          line: lineOf(part, key),
          lines: text.split('\n').length,
          message: `The Secret ${name} has the value of ${key} in clear${
            part === 'data' ? ': base64 hides nothing' : ''
          }.`,
        };
      }
    }
  }
}

/** Files whose keys and values are those of a program. */
function isRead(project: Project, file: YamlFile): boolean {
  return !file.problem && !project.isTemplate(file.name);
}

export const secretsInClear: Rule = {
  id: 'secrets-in-clear',
  profile: 'broken',
  what: 'A secret stands in clear in Git, for everybody who ever reads the repository.',
  fix: 'Take it out, make it invalid where it was issued, and name an existing Secret, a SealedSecret or an ExternalSecret.',
  bad: { 'helm/values.yaml': 'database:\n  password: hunter2hunter2\n' },
  good: { 'helm/values.yaml': 'database:\n  existingSecret: database\n' },
  others: [
    {
      'values.yaml':
        'auth:\n  existingSecret: database\n  passwordKey: password\n  token: ${API_TOKEN}\n  password: "<path:kv/data/db#password>"\n',
    },
    {
      'a.yaml':
        'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {data: [{secretKey: password, remoteRef: {key: database}}]}\n',
      'b.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: a, labels: {argocd.argoproj.io/secret-type: repository}}\nstringData: {type: git, url: "https://git.example.net/a.git"}\n',
    },
  ],
  *check(project) {
    const seen = new Set<string>();
    for (const file of project.tree.files) {
      for (const report of inText(file, project.tree.text(file)!)) {
        seen.add(`${report.file}:${report.line}`);
        yield report;
      }
    }
    const others = [
      ...project.yamlFiles
        .filter(file => isRead(project, file))
        .flatMap(file => [...inYaml(file)])
        .map(report => ({ ...report, lines: 1 })),
      ...project.manifests
        .filter(
          ({ kind, apiVersion }) => kind === 'Secret' && apiVersion === 'v1',
        )
        .flatMap(manifest => [...inSecret(manifest)]),
    ];
    for (const { lines, ...report } of others) {
      // What is a token by itself is said as such.
      const isSaid = Array.from(
        { length: lines + 1 },
        (_, index) => `${report.file}:${report.line + index}`,
      ).some(key => seen.has(key));
      if (!isSaid) {
        yield report;
      }
    }
  },
};
