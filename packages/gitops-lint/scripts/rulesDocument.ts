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

import { Example, Profile, Rule, rules } from '../src';

/** Where what is written by hand ends. */
const mark = '<!-- From here on: yarn workspace @slipway/gitops-lint docs -->';

const titles: Record<Profile, string> = {
  broken: 'What cannot work, or is dangerous',
  house: 'The style of the house',
};

const filesOf = (example: Example) =>
  Object.entries(example)
    .map(([name, text]) => `# ${name}\n${text.replace(/\n*$/, '\n')}`)
    .join('\n');

function exampleOf(title: string, example: Example): string[] {
  return Object.keys(example).length > 0
    ? [title, `\`\`\`text\n${filesOf(example)}\`\`\``]
    : [];
}

function sectionOf(rule: Rule): string[] {
  const { id, pitfall, what, fix, see, bad, good } = rule;
  return [
    `#### ${id}`,
    what,
    `To fix it: ${fix}`,
    [
      ...(pitfall === undefined ? [] : [`Pitfall ${pitfall}.`]),
      ...(see ? [`See <${see}>.`] : []),
    ].join(' '),
    ...exampleOf('It finds something here:', bad),
    ...exampleOf('And nothing here:', good),
  ].filter(part => part !== '');
}

/** The part of docs/gitops-lint.md that the rules say themselves. */
function rulesDocument(): string {
  const parts = (['broken', 'house'] as const).flatMap(profile => {
    const own = rules
      .filter(rule => rule.profile === profile)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return [
      `### ${titles[profile]}`,
      own.map(({ id }) => `[\`${id}\`](#${id})`).join(', '),
      ...own.flatMap(sectionOf),
    ];
  });
  return `${[mark, '## Rules', ...parts].join('\n\n')}\n`;
}

/** The document with what is written by hand, and the rules as they are. */
export function withRules(document: string): string {
  const end = document.indexOf(mark);
  if (end < 0) {
    throw new Error('The document has no mark where its rules begin.');
  }
  return document.slice(0, end) + rulesDocument();
}
