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

// node scripts/run-ts.mjs scripts/cases.ts <folders>: runs cases, each a folder with case.json {what, input, ok} and perhaps
// input.json. `what` names a kind below, `ok` is an expression over r, its result. SHOW=1 prints the results.
import fs from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import {
  runApplication,
  runLink,
  runSync,
  runText,
  runTree,
  runTrouble,
  runWindow,
} from './cases/argocd';
import { runConnection } from './cases/connection';
import { runGitlab } from './cases/gitlab';
import { runLint } from './cases/lint';

const kinds = {
  application: runApplication,
  connection: runConnection,
  gitlab: runGitlab,
  link: runLink,
  lint: runLint,
  sync: runSync,
  text: runText,
  tree: runTree,
  trouble: runTrouble,
  window: runWindow,
};

interface Case {
  what: keyof typeof kinds;
  input?: unknown;
  ok?: string;
}

/**
 * Runs one case.
 *
 * @param what - kind of the case: the part of the product that its input is for
 * @param input - as in case.json; `undefined` for what stands in input.json, if anything
 * @param folder - the case's own folder, which its input may name files of
 */
export async function runCase(
  what: string,
  input: unknown,
  folder: string,
): Promise<unknown> {
  const run = Object.hasOwn(kinds, what)
    ? kinds[what as keyof typeof kinds]
    : undefined;
  if (!run) {
    throw new Error(
      `There is no kind of case ${what}. Choose one of: ${Object.keys(
        kinds,
      ).join(', ')}`,
    );
  }
  const file = path.join(folder, 'input.json');
  const read = () =>
    fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  return run((input ?? read()) as never, path.resolve(folder));
}

type Outcome = 'pass' | 'FAIL' | 'LOOK';

/** `LOOK` where a case says nothing that could be compared. */
async function outcomeOf(folder: string): Promise<Outcome> {
  const { what, input, ok }: Case = JSON.parse(
    fs.readFileSync(path.join(folder, 'case.json'), 'utf8'),
  );
  let result: unknown;
  let outcome: Outcome = 'FAIL';
  let why = ok;
  try {
    result = await runCase(what, input, folder);
    if (ok === undefined) {
      outcome = 'LOOK';
    } else if (runInNewContext(`(${ok})`, { r: result })) {
      outcome = 'pass';
    }
  } catch (error) {
    why = String(error);
  }
  console.log(
    `${outcome} ${folder}${outcome === 'FAIL' ? `\n     ${why}` : ''}`,
  );
  if (process.env.SHOW) {
    console.log(JSON.stringify(result, undefined, 1)?.slice(0, 3000));
  }
  return outcome;
}

async function main(folders: string[]): Promise<void> {
  const counts = { pass: 0, FAIL: 0, LOOK: 0 };
  for (const folder of folders) {
    counts[await outcomeOf(folder)] += 1;
  }
  console.log(
    `${counts.pass} passed, ${counts.FAIL} failed, ${counts.LOOK} to look at (SHOW=1)`,
  );
  process.exitCode = counts.FAIL > 0 ? 1 : 0;
}

if (require.main === module) {
  main(process.argv.slice(2));
}
