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

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { causeAdvice } from '@slipway/plugin-argocd-common';

/** Why something is in trouble, and what to do about it. @public */
export const argocdWhyTranslationRef = createTranslationRef({
  id: 'plugin.argocd.why',
  messages: {
    advice: causeAdvice,
    title: 'Why:',
    titleAt: 'Why, when last compared at {{time}}:',
    titleThen: 'Why, as last known:',
    inFile: 'in {{file}}, line {{line}}',
    notFound: 'No cause found yet',
    lastLines: 'Last lines of the log',
    original: 'Show original',
    whatToDo: 'What to do',
    noStep: 'Nothing is known that would help.',
    restarts: 'Restarts',
    restartsIn_one: '{{count}} in {{duration}}',
    restartsIn_other: '{{count}} in {{duration}}',
    nextTry: 'next try in {{duration}}',
    nextTryDue: 'the next try is due',
    lastEvent: 'Last event',
    times_one: '{{count}} time',
    times_other: '{{count}} times',
    comparedWith: 'Compared with {{environment}}',
    missing: {
      variable: '{{name}} is set in {{before}} and missing in {{environment}}',
      configMapKey:
        '{{name}} of ConfigMap {{of}} is set in {{before}} and missing in {{environment}}',
      secretKey:
        '{{name}} of Secret {{of}} is set in {{before}} and missing in {{environment}}',
      object: '{{of}} {{name}} is in {{before}} and missing in {{environment}}',
    },
    moreMissing_one: 'and {{count}} more',
    moreMissing_other: 'and {{count}} more',
    visitors: 'Visitors',
    servesPrevious: 'still get the previous version',
    servesNothing: 'get nothing: no pod is ready',
    servedBy_one: '{{count}} pod serves it',
    servedBy_other: '{{count}} pods serve it',
    withheld: 'Not shown',
    withheldLogs: 'the log of the crash: your role does not permit to read it',
    step: {
      fixInGit: 'Fix it in Git.',
      fixApplication: 'Correct the Application.',
      fixCluster: 'Complete the namespace.',
      fixPipeline: 'Get the image right.',
      askPlatform: 'For the platform team.',
      wait: 'It may end by itself.',
      tryAgain: 'Try again.',
      undo: 'Or undo it now.',
      undoFirst: 'Undo it.',
      lookCloser: 'Look closer.',
    },
    add: 'Add {{setting}} for {{environment}}.',
    fixFollows: 'Argo CD deploys the fix by itself after the merge.',
    backTo: 'Back to {{commit}} through Git.',
    revertInGit: 'Revert the commit that brought it; auto-sync stays on.',
    openCommit: 'Open the commit',
    look: {
      crashLog: 'Logs of the crash',
      log: 'Logs',
      previousVersionLog: 'Logs of the previous version',
      events: 'Events',
    },
  },
  translations: { de: () => import('./why.de') },
});
