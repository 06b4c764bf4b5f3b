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
import { Checkbox, CheckboxGroup, Select, TextField } from '@backstage/ui';
import {
  buildEngines,
  EnvironmentName,
  environmentNames,
  imageUpdates,
  registrationMethods,
  TargetSettings,
  TargetView,
  visibilities,
} from '@slipway/plugin-gitops-common';
import { Dispatch } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { Answers, DraftAction, Problems } from '../draft';
import { Field } from '../fields';
import { useChoiceLabel } from './useChoiceLabel';

const selects = {
  visibility: visibilities,
  buildEngine: buildEngines,
  imageUpdate: imageUpdates,
  registration: registrationMethods,
} as const;

const inOrder = (chosen: string[]): EnvironmentName[] =>
  environmentNames.filter(name => chosen.includes(name));

/** The target where there are several, and what this one lets people choose. */
export function Choices(props: {
  targets: TargetView[];
  answers: Answers;
  problems: Pick<Problems, 'environments' | 'domain'>;
  dispatch: Dispatch<DraftAction>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const labelOf = useChoiceLabel();
  const { targets, answers, problems, dispatch } = props;
  const { target, settings } = answers;
  const set = (change: Partial<TargetSettings>) =>
    dispatch({ type: 'settingChanged', change });
  const isChoice = (name: keyof TargetSettings) =>
    target.choices.includes(name);
  return (
    <>
      {targets.length > 1 && (
        <Field name="target" hint={t('create.targetHint')}>
          {marks => (
            <Select
              {...marks}
              label={t('create.target')}
              value={target.name}
              onChange={key =>
                dispatch({ type: 'targetChosen', target: String(key) })
              }
              options={targets.map(({ name, title }) => ({
                id: name,
                label: title,
              }))}
            />
          )}
        </Field>
      )}
      {isChoice('environments') && (
        <Field
          name="environments"
          hint={t('create.environmentsHint')}
          messages={
            problems.environments && [t(`create.${problems.environments}`)]
          }
        >
          {marks => (
            <CheckboxGroup
              {...marks}
              label={labelOf('environments')}
              orientation="horizontal"
              value={settings.environments}
              onChange={chosen => set({ environments: inOrder(chosen) })}
            >
              {environmentNames.map(name => (
                <Checkbox key={name} value={name}>
                  {name}
                </Checkbox>
              ))}
            </CheckboxGroup>
          )}
        </Field>
      )}
      {isChoice('manualEnvironments') && settings.environments.length > 0 && (
        <Field name="manualEnvironments" hint={t('create.manualHint')}>
          {marks => (
            <CheckboxGroup
              {...marks}
              label={labelOf('manualEnvironments')}
              orientation="horizontal"
              value={settings.manualEnvironments}
              onChange={chosen => set({ manualEnvironments: inOrder(chosen) })}
            >
              {settings.environments.map(name => (
                <Checkbox key={name} value={name}>
                  {name}
                </Checkbox>
              ))}
            </CheckboxGroup>
          )}
        </Field>
      )}
      {(Object.keys(selects) as (keyof typeof selects)[])
        .filter(isChoice)
        .map(name => (
          <Field
            key={name}
            name={name}
            hint={t(`create.settings.${name}.hint`)}
          >
            {marks => (
              <Select
                {...marks}
                label={labelOf(name)}
                value={settings[name]}
                onChange={key => set({ [name]: key })}
                options={selects[name].map(id => ({
                  id,
                  label: (t as (key: string, parameters: object) => string)(
                    `create.settings.${name}.${id}`,
                    {},
                  ),
                }))}
              />
            )}
          </Field>
        ))}
      {isChoice('domain') && (
        <Field
          name="domain"
          hint={t('create.domainHint')}
          messages={problems.domain && [t(`create.${problems.domain}`)]}
        >
          {marks => (
            <TextField
              {...marks}
              label={labelOf('domain')}
              autoComplete="off"
              value={settings.domain}
              onChange={domain => set({ domain })}
            />
          )}
        </Field>
      )}
    </>
  );
}
