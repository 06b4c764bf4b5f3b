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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ServiceProblem } from '@slipway/plugin-gitops-common';
import { GitlabToken } from '../../hooks/useGitlabToken';
import { useListFormat } from '../../hooks/useListFormat';
import { gitopsTranslationRef } from '../../translation';
import { CheckLine, useCheckWords } from './checks';
import { Problems, wrongFields } from './draft';

/** What the fields of a service are called. */
const labels = {
  name: 'form.name',
  image: 'form.imageLabel',
  tag: 'form.tagLabel',
  language: 'form.language',
  port: 'form.port',
  path: 'form.pathLabel',
  replicas: 'form.replicasLabel',
  size: 'form.size',
  kind: 'create.type',
  public: 'form.public',
} as const satisfies Record<ServiceProblem['field'], string>;

/** Why the project cannot be created yet; `undefined` where it can. */
export function useOffReason(): (state: {
  problems: Problems;
  gitlab: GitlabToken;
  lines: CheckLine[];
}) => string | undefined {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const list = useListFormat();
  const words = useCheckWords();
  const fieldsOf = (services: ServiceProblem[][]) =>
    services.flatMap((problems, index) =>
      problems.length > 0
        ? t('create.off.service', {
            fields: list(problems.map(({ field }) => t(labels[field]))),
            row: String(index + 1),
          })
        : [],
    );
  return ({ problems, gitlab, lines }) => {
    const wrong = wrongFields(problems);
    if (wrong.length > 0) {
      return t('create.off.fields', {
        fields: list(
          wrong.flatMap(field =>
            field === 'services'
              ? fieldsOf(problems.services)
              : t(`create.${field}`),
          ),
        ),
      });
    }
    if (['signedOut', 'signingIn'].includes(gitlab.state)) {
      return t('create.off.signIn');
    }
    const refused = lines.find(({ status }) => status === 'refused');
    if (refused) {
      const { title, detail = '' } = words(refused);
      return t('create.off.refused', { title, detail });
    }
    return lines.some(({ status }) => ['running', 'waiting'].includes(status))
      ? t('create.off.running')
      : undefined;
  };
}
