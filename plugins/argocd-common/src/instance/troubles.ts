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

import {
  InstanceTrouble,
  InstanceTroubleCode,
} from '../schema/openapi.generated';
import { englishFormats, TextFormats } from '../text/formats';
import { shownParameters } from '../text/shownParameters';
import { inEnglish, TranslateMessage } from '../text/translate';

/** The sentence for what keeps an Argo CD from looking, in English unless told otherwise. @public */
export function instanceTroubleSentence(
  {
    code,
    since,
    cluster,
    repositoryHost,
  }: Pick<InstanceTrouble, 'code' | 'since' | 'cluster' | 'repositoryHost'>,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  return translate(
    cluster && (code === 'clusterAway' || code === 'notComparing')
      ? `trouble.${code}Named`
      : `trouble.${code}`,
    {
      ...shownParameters({ since }, formats),
      ...(cluster && { cluster }),
      ...(repositoryHost && { host: repositoryHost }),
    },
  );
}

/** Parts of Argo CD without which it renders nothing. @public */
export const renderingTroubles = ['repositoryServerAway', 'cacheAway'] as const;

/** A trouble with its English sentence. @public */
export function instanceTrouble(
  code: InstanceTroubleCode,
  since: string,
  what: Pick<InstanceTrouble, 'cluster' | 'repositoryHost'> = {},
): InstanceTrouble {
  const { cluster, repositoryHost } = what;
  return {
    code,
    since,
    ...(cluster && { cluster }),
    ...(repositoryHost && { repositoryHost }),
    sentence: instanceTroubleSentence({ code, since, ...what }),
  };
}
