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

/** Words that stand where a secret will be, or say that there is none. */
const placeholder =
  /^(<.*>|\*+|x+|\.+|-+|_+|null|none|nil|true|false|optional|required|disabled|enabled|auto|random|generated?)$|change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|^(your|my|some|the)[-_ ]|example|placeholder|dummy|fake|^todo|^tbd|redacted|^not[-_ ]?(set|used|needed)|^(un)?set$|^test(ing)?$|^(pass|password|passwd|secret|token)$/i;

/** Where another program finds it, or puts it in. */
const reference =
  /\$\{?[A-Za-z_(]|\$\[\[|\{\{|\{%|<[^<>]+>|^(op|vault|ref\+[\w+]+|awssm|secretref|azurekeyvault|gcpsm|akv|bws|file|env):|^arn:|^ENC\[|^AQ[A-Za-z0-9+/]{40,}|^AgA|^vault\b|^projects\/|^\/[\w./-]+$|^\.{1,2}\/|^https?:\/\/|^[a-z][\w+.-]*:\/\/[^@\s]*$|^[\w.-]+\.(key|pem|crt|json|ya?ml|txt|enc)$/;

/** Whether a text may be looked for behind a name, instead of being it: words joined by dashes, dots or underscores. */
const isName = (text: string) =>
  /^[a-z]+([-_.][a-z]+)*$/i.test(text) ||
  /^[a-z][a-z0-9]*([-_][a-z0-9]+)*[-_.](secrets?|credentials?|creds|password|token|key|auth)$/i.test(
    text,
  );

/** Bits that each character of a text carries, by how often it occurs. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

/** Whether a text is filled in by another program, or stands where something will be. */
export function isPlaceholder(text: string): boolean {
  return text.trim() === '' || placeholder.test(text) || reference.test(text);
}

/** Whether a text that is called a secret is one: nothing that stands for it or names it, and not too plain. */
export function isSecretText(text: string): boolean {
  return (
    text.length >= 8 &&
    text.length <= 4_000 &&
    !/\s/.test(text) &&
    !isPlaceholder(text) &&
    !isName(text) &&
    // A version, a time, a number, a size or a list of names is none either.
    !/^(v?\d[\d.:_-]*[a-z]{0,3}|[\d.]+[a-zA-Z]{1,2}|[\w-]+(,[\w-]+)+)$/.test(
      text,
    ) &&
    entropy(text) >= 2.2
  );
}

/** Whether a key names a secret itself, not where it is or what it is like. */
export function isSecretKey(key: string): boolean {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return (
    /(^|[-_.])(passwords?|passwd|passphrase|pwd|secret|secret_?key|token|api_?key|access_?key|auth_?key|private_?key|encryption_?key|signing_?key|client_?secret|credentials?)$/.test(
      words,
    ) &&
    !/(^|[-_.])(public|existing|token_?name|image_?pull)([-_.]|$)/.test(words)
  );
}
