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

// npm run -s corpus [-- <beginning of a tree's name> …]: what lint() finds falsely and misses in the trees here.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { lint, LintReport } from '../src';
import { compare } from './compare';
import { Expectation, Profile, readExpectation } from './expectation';

const profiles: Profile[] = ['broken', 'house'];

interface Score {
  falsely: number;
  missed: number;
}

const describe = ({ falsely, missed }: Score) =>
  `${falsely} false, ${missed} missed`;

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  ).length;

/** Files of which the report says that something in them could not be seen; undefined when it says nothing of the kind. */
function filesNotSeen(report: LintReport): string[] | undefined {
  if (!('notSeen' in report) || !Array.isArray(report.notSeen)) {
    return undefined;
  }
  return report.notSeen.map(({ file }) => String(file));
}

/** Prints how one profile differs, and counts it. */
function score(
  report: LintReport,
  expectation: Expectation,
  profile: Profile,
): Score {
  const { falsely, missed } = compare(report.findings, expectation, profile);
  for (const { file, line, rule, message } of falsely) {
    console.log(`    ${profile} false  ${file}:${line} ${rule}: ${message}`);
  }
  for (const { file, line, kind, why } of missed) {
    const at = [line].flat().join('-');
    console.log(`    ${profile} missed ${file}:${at} ${kind}: ${why}`);
  }
  return { falsely: falsely.length, missed: missed.length };
}

async function main(names: string[]) {
  const trees = readdirSync(__dirname)
    .filter(name => existsSync(path.join(__dirname, name, 'expect.yaml')))
    .filter(
      name =>
        names.length === 0 || names.some(wanted => name.startsWith(wanted)),
    )
    .sort();
  if (trees.length === 0) {
    throw new Error(`No tree begins with ${names.join(' or ')}`);
  }
  const total = {
    broken: { falsely: 0, missed: 0 },
    house: { falsely: 0, missed: 0 },
  };
  let files = 0;
  let unsaid = 0;
  for (const name of trees) {
    const folder = path.join(__dirname, name);
    const expectation = readExpectation(folder);
    const report = await lint(path.join(folder, 'tree'));
    console.log(`${name}: ${expectation.about}`);
    const scores = profiles.map(profile => {
      const { falsely, missed } = score(report, expectation, profile);
      total[profile].falsely += falsely;
      total[profile].missed += missed;
      return `${profile} ${describe({ falsely, missed })}`;
    });
    const told = filesNotSeen(report);
    for (const { file, why } of expectation.notSeen) {
      if (!told?.includes(file)) {
        unsaid += 1;
        console.log(`    not said       ${file}: ${why}`);
      }
    }
    console.log(`    ${scores.join('; ')}`);
    files += filesIn(path.join(folder, 'tree'));
  }
  console.log(`${trees.length} trees, ${files} files`);
  for (const profile of profiles) {
    const { falsely, missed } = total[profile];
    const per100 = (count: number) => ((count / files) * 100).toFixed(1);
    console.log(
      `${profile}: ${describe(total[profile])}; per 100 files ${per100(
        falsely,
      )} false, ${per100(missed)} missed`,
    );
  }
  console.log(`Not seen, and not said: ${unsaid}`);
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
