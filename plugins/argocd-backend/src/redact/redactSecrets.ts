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

type Value = unknown;
type Manifest = Record<string, Value>;

const hidden = '••••••';
const hiddenChange = '•••••• (changed)';

const secretName =
  /pass(?:word|wd|phrase)?$|secret|token|credential|api[-_]?key|private[-_]?key|access[-_]?key/i;

/** Passwords in addresses, and what is assigned to a name of a secret, e.g. in an argument or a line of a file. */
const inText =
  /(:\/\/[^\s/:@]*:)[^\s/@]+(?=@)|((?:^|[\s;&?,"'])[\w.-]*(?:pass(?:word|wd|phrase)|secret|token|api[-_]?key|private[-_]?key|access[-_]?key)["']?\s*[=:]\s*)[^\s&,;]+/gi;

/** What names a secret or says where it lies is none. */
const isReference = (name: string) => /name$|ref$|file$|path$/i.test(name);

/** Whether what follows an argument is a secret: `--password` and its value may be two of them. */
function announcesSecret(argument: Value): boolean {
  return (
    typeof argument === 'string' &&
    /^--?[\w.-]+$/.test(argument) &&
    secretName.test(argument) &&
    !isReference(argument)
  );
}

function redactText(text: string, other: Value, isDesired: boolean): string {
  const hide = (value: string, by: string) =>
    value.replace(
      inText,
      (_all, address?: string, name?: string) => `${address ?? name}${by}`,
    );
  const redacted = hide(text, hidden);
  const isOnlyChange =
    isDesired &&
    typeof other === 'string' &&
    other !== text &&
    hide(other, hidden) === redacted;
  return isOnlyChange ? hide(text, hiddenChange) : redacted;
}

function isRecord(value: Value): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Redacts every value of a map; one that differs on the other side says so, and no more. */
function redactAll(value: Value, other: Value, isDesired: boolean): Value {
  if (!isRecord(value)) {
    return value;
  }
  const before = isRecord(other) ? other : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const changed = key in before && before[key] !== item;
      return [key, isDesired && changed ? hiddenChange : hidden];
    }),
  );
}

function named(list: Value, name: Value): Manifest | undefined {
  return Array.isArray(list)
    ? list.filter(isRecord).find(item => item.name === name)
    : undefined;
}

/** Redacts environment variables and keys that are called like a secret, wherever they stand. */
function redactNamed(value: Value, other: Value, isDesired: boolean): Value {
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      if (typeof item === 'string' && announcesSecret(value[index - 1])) {
        const before = Array.isArray(other) ? other[index] : undefined;
        const changed = before !== undefined && before !== item;
        return isDesired && changed ? hiddenChange : hidden;
      }
      const counterpart =
        isRecord(item) && typeof item.name === 'string'
          ? named(other, item.name)
          : (Array.isArray(other) && other[index]) || undefined;
      return redactNamed(item, counterpart, isDesired);
    });
  }
  if (typeof value === 'string') {
    return redactText(value, other, isDesired);
  }
  if (!isRecord(value)) {
    return value;
  }
  const counterpart = isRecord(other) ? other : {};
  const isSecretVariable =
    typeof value.name === 'string' &&
    typeof value.value === 'string' &&
    secretName.test(value.name);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isSecret =
        typeof item === 'string' &&
        ((isSecretVariable && key === 'value') ||
          (secretName.test(key) && !isReference(key)));
      if (isSecret) {
        const changed =
          counterpart[key] !== undefined && counterpart[key] !== item;
        return [key, isDesired && changed ? hiddenChange : hidden];
      }
      return [key, redactNamed(item, counterpart[key], isDesired)];
    }),
  );
}

function redactManifest(
  manifest: Manifest | undefined,
  other: Manifest | undefined,
  isDesired: boolean,
): Manifest | undefined {
  if (!manifest || manifest.kind !== 'Secret') {
    return manifest && (redactNamed(manifest, other, isDesired) as Manifest);
  }
  return {
    ...manifest,
    ...('data' in manifest && {
      data: redactAll(manifest.data, other?.data, isDesired),
    }),
    ...('stringData' in manifest && {
      stringData: redactAll(manifest.stringData, other?.stringData, isDesired),
    }),
  };
}

/**
 * Hides the values of Secrets, and of variables that are called like one, in both states; what differs is still seen to
 * differ. Argo CD masks Secrets itself; this does not rely on it.
 */
export function redactSecrets(
  desired: Manifest | undefined,
  live: Manifest | undefined,
): [Manifest | undefined, Manifest | undefined] {
  return [
    redactManifest(desired, live, true),
    redactManifest(live, desired, false),
  ];
}
