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

import { Rule } from '../rule';
import { Silences } from '../Silences';

/** @param ids - of all rules there are */
export const silenceReason = (ids: () => string[]): Rule => ({
  id: 'silence-reason',
  profile: 'house',
  what: 'A finding that is silenced without a reason is one that nobody dares to fix later.',
  fix: 'Say why: `reason:` in .gitops-lint.yaml, or after the colon of the comment.',
  bad: { '.gitops-lint.yaml': 'silence:\n  - rule: image-fixed-tag\n' },
  good: {
    '.gitops-lint.yaml':
      'silence:\n  - rule: image-fixed-tag\n    files: [dev/**]\n    reason: a laptop pulls what was built last\n',
  },
  others: [
    {
      'a.yaml':
        'a: 1 # gitops-lint-ignore yaml-readable: it is read by another program\n',
    },
    { '.gitops-lint.yaml': 'silence: []\n' },
  ],
  *check(project) {
    const { problems, named } = Silences.of(project);
    yield* problems;
    const known = new Set(ids());
    for (const { rule, ...where } of named) {
      if (!known.has(rule)) {
        yield { ...where, message: `There is no rule ${rule} to silence.` };
      }
    }
  },
});
