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

import { CauseCode, CauseSummary } from '../schema/openapi.generated';
import { englishFormats, TextFormats } from '../text/formats';
import { argocdMessages } from '../text/messages';
import { shortImage } from '../text/shortImage';
import { inEnglish, TranslateMessage } from '../text/translate';

type Parameters = CauseSummary['parameters'];
type CauseKey = keyof typeof argocdMessages.cause;

/** What ends sooner has not got beyond its start. */
const startSeconds = 30;

/** Which of a code's messages fits what is known, where it has several. */
const keys: Partial<Record<CauseCode, (known: Parameters) => CauseKey>> = {
  imagePullFailed: ({ image }) =>
    image ? 'imagePullFailed' : 'anImagePullFailed',
  imageOtherPlatform: ({ image }) =>
    image ? 'imageOtherPlatform' : 'anImageOtherPlatform',
  imageNameInvalid: ({ image }) =>
    image ? 'imageNameInvalid' : 'anImageNameInvalid',
  imageNeverPulled: ({ image }) =>
    image ? 'imageNeverPulled' : 'anImageNeverPulled',
  crashLoop: ({ exitCode, ranSeconds }) => {
    if (exitCode === '0') {
      return 'crashLoopEnds';
    }
    if (ranSeconds === undefined) {
      return 'crashLoop';
    }
    return Number(ranSeconds) < startSeconds
      ? 'crashLoopAtStart'
      : 'crashLoopAfter';
  },
  commandNotFound: ({ command }) =>
    command ? 'commandNotFound' : 'aCommandNotFound',
  evicted: ({ resource }) => (resource ? 'evicted' : 'anEvicted'),
  runsAsRoot: ({ user }) => (user ? 'runsAsNamedUser' : 'runsAsRoot'),
  podSecurity: ({ level }) => (level ? 'podSecurity' : 'aPodSecurity'),
  containerConfig: ({ name }) =>
    name ? 'containerConfig' : 'aContainerConfig',
  configKeyMissing: ({ name }) =>
    name ? 'configKeyMissing' : 'aConfigKeyMissing',
  nodeTaints: ({ taint }) => (taint ? 'nodeTaints' : 'aNodeTaints'),
  storageClassMissing: ({ name }) =>
    name ? 'storageClassMissing' : 'aStorageClassMissing',
  probeFails: ({ answer, port, status }) => {
    if (status) {
      return 'probeStatus';
    }
    if (answer === 'timeout') {
      return 'probeTimedOut';
    }
    return answer && port ? 'probeRefused' : 'probeFails';
  },
  hookFailed: ({ phase }) =>
    phase === 'PreSync' ? 'preSyncHookFailed' : 'hookFailed',
  jobFailed: ({ name }) => (name ? 'jobFailed' : 'aJobFailed'),
  noMetrics: ({ resource }) => (resource ? 'noMetrics' : 'aNoMetrics'),
  admissionDenied: ({ kind, name, reason }) => {
    if (!reason) {
      return 'admissionDeniedSilently';
    }
    return kind && name ? 'admissionDenied' : 'anAdmissionDenied';
  },
  objectInvalid: ({ field }) => (field ? 'objectInvalid' : 'anObjectInvalid'),
  forbidden: ({ namespace }) =>
    namespace ? 'forbidden' : 'forbiddenInCluster',
  grantForbidden: ({ name }) => (name ? 'grantForbidden' : 'aGrantForbidden'),
  chartDoesNotRender: ({ file }) =>
    file ? 'chartDoesNotRender' : 'aChartDoesNotRender',
  yamlInvalid: ({ file, line }) => {
    if (!file) {
      return 'aYamlInvalid';
    }
    return line ? 'yamlInvalid' : 'yamlInvalidFile';
  },
  helmDependency: ({ dependency }) =>
    dependency ? 'helmDependency' : 'aHelmDependency',
  chartVersionMissing: ({ chart, version }) => {
    if (!chart) {
      return 'aChartVersionMissing';
    }
    return version ? 'chartVersionMissing' : 'aChartMissing';
  },
  pluginFailed: ({ plugin }) => (plugin ? 'pluginFailed' : 'aPluginFailed'),
  namespaceNotManaged: ({ namespace }) =>
    namespace ? 'namespaceNotManaged' : 'aNamespaceNotManaged',
  kindUnknown: ({ kind }) => (kind ? 'kindUnknown' : 'aKindUnknown'),
};

/** The sentence for a cause, in English unless told otherwise. @public */
export function causeSentence(
  cause: CauseSummary,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  const { parameters } = cause;
  const workload = parameters.workload ?? translate('cause.aPod');
  return translate(`cause.${keys[cause.code]?.(parameters) ?? cause.code}`, {
    name: workload,
    ...parameters,
    workload,
    ...(parameters.ranSeconds && {
      duration: formats.duration(Number(parameters.ranSeconds)),
    }),
    ...(parameters.image && { image: shortImage(parameters.image) }),
  });
}
