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
import { nameOfRef, TaskPart, TaskPartId } from '../../task';
import { gitopsTranslationRef } from '../../translation';
import { ArgocdRow, ArgocdRowProps } from './ArgocdRow';
import { CommaList } from './CommaList';
import { JourneyRow } from './JourneyRow';
import { Doing, secondsOf, stateOfPart, useEnding } from './taskPart';
import { TextLink } from './TextLink';

/** Actions that look before anything is made. */
const checks = [
  'gitops:leftovers:find',
  'gitops:project:plan',
  'gitops:tree:check',
];

/** What the task makes: repository, catalog, Argo CD. */
export function MadeRows(
  props: Omit<ArgocdRowProps, 'part'> & {
    parts: Record<TaskPartId, TaskPart>;
  },
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { output, parts, phase, values } = props;
  const ending = useEnding(phase, props.fate);
  const { catalog, argocd } = parts;
  const isCheck =
    (phase === 'failed' || phase === 'cancelled') &&
    checks.includes(parts.repository.step?.action ?? '');
  const repository: TaskPart = isCheck ? { state: 'todo' } : parts.repository;
  const endings = {
    check: isCheck ? ending(parts.repository) : undefined,
    repository: ending(repository),
    catalog: ending(catalog),
  };
  const path = values.group ? `${values.group}/${values.name}` : values.name;
  const components = t('task.catalog.components', {
    count: values.services.length,
  });
  const { commit, files, url } = output;
  return (
    <>
      {endings.check && (
        <JourneyRow state={endings.check.state} title={t('task.checks.title')}>
          {endings.check.text}
        </JourneyRow>
      )}
      <JourneyRow
        state={endings.repository?.state ?? stateOfPart(repository, phase)}
        title={t('task.repository.title')}
        seconds={secondsOf(repository, props.now)}
      >
        {endings.repository?.text ?? (
          <Doing
            part={repository}
            otherwise={
              repository.state === 'todo' ? (
                t('task.repository.todo')
              ) : (
                <CommaList
                  items={[
                    url ? <TextLink href={url}>{path}</TextLink> : path,
                    files !== undefined &&
                      t('task.repository.files', { count: files }),
                    commit &&
                      url &&
                      t('task.repository.commit', {
                        commit: (
                          <TextLink href={`${url}/-/commit/${commit}`} isMono>
                            {commit.slice(0, 7)}
                          </TextLink>
                        ),
                      }),
                  ]}
                />
              )
            }
          />
        )}
      </JourneyRow>
      <JourneyRow
        state={endings.catalog?.state ?? stateOfPart(catalog, phase)}
        title={t('task.catalog.title')}
        seconds={secondsOf(catalog, props.now)}
      >
        {endings.catalog?.text ?? (
          <Doing
            part={catalog}
            otherwise={
              <CommaList
                items={[
                  components,
                  values.owner &&
                    t('task.catalog.owner', { owner: nameOfRef(values.owner) }),
                ]}
              />
            }
          />
        )}
      </JourneyRow>
      <ArgocdRow {...props} part={argocd} />
    </>
  );
}
