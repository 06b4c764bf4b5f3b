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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Box, Select, Text, TextField } from '@backstage/ui';
import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { argocdFormApiRef } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { RetryMessage } from '../RetryMessage';
import { FieldMessages } from './FieldMessages';
import styles from './FormFields.module.css';
import { formValue } from './formValue';
import { choices, isPattern, permits } from './permits';
import { destinationText } from './ProjectPicker';
import { useResetOn } from './useResetOn';

/** Options of the field in a template. @public */
export interface DestinationPickerOptions {
  /** The field that names the Argo CD instance. Default: `argocdInstance`. */
  instanceField?: string;
  /** The field that names the AppProject. Default: `argocdProject`. */
  projectField?: string;
}

/** Where an Application deploys to, as it stands in its manifest. @public */
export interface Destination {
  server?: string;
  name?: string;
  namespace: string;
}

const namespaceName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A place that the chosen project permits; where it permits a pattern, the namespace is checked as it is typed. */
export function DestinationPicker(
  props: FieldExtensionComponentProps<Destination, DestinationPickerOptions>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(argocdFormApiRef);
  const { formData, formContext, schema } = props;
  const options = props.uiSchema?.['ui:options'];
  const instance = formValue(
    formContext,
    options?.instanceField ?? 'argocdInstance',
  );
  const project = formValue(
    formContext,
    options?.projectField ?? 'argocdProject',
  );
  const { value, error, retry } = useAsyncRetry(
    async () => ({
      instance,
      projects: instance ? await api.getProjects(instance) : [],
    }),
    [api, instance],
  );
  const [chosen, setChosen] = useState<number>();
  const [typed, setTyped] = useState(formData?.namespace ?? '');

  useResetOn(`${instance}/${project}`, () => {
    setChosen(undefined);
    setTyped('');
    props.onChange(undefined);
  });

  if (!instance || !project) {
    return <Text as="p">{t('form.projectFirst')}</Text>;
  }
  if (error && !value) {
    return <RetryMessage error={error} onRetry={retry} />;
  }
  const isKnown = value?.instance === instance;
  const destinations =
    (isKnown ? value?.projects : [])?.find(({ name }) => name === project)
      ?.destinations ?? [];
  const places = choices(destinations);
  const known = places.findIndex(
    place =>
      formData !== undefined &&
      place.server === formData.server &&
      place.name === formData.name &&
      permits(destinations, place, formData.namespace),
  );
  const index = chosen ?? (known < 0 ? undefined : known);
  const place = index === undefined ? undefined : places[index];
  const isOpen = place !== undefined && isPattern(place);

  const take = (at: number, namespace: string) => {
    const { server, name } = places[at];
    const isFit =
      namespaceName.test(namespace) &&
      permits(destinations, places[at], namespace);
    props.onChange(
      isFit
        ? { ...(server && { server }), ...(name && { name }), namespace }
        : undefined,
    );
  };
  const refused =
    isOpen && typed !== '' && !formData
      ? [
          t('form.namespaceRefused', {
            project,
            pattern: place.namespace || '*',
          }),
        ]
      : undefined;
  return (
    <Box bg="neutral" className={styles.stack}>
      <Select
        label={schema.title ?? t('form.destination')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled || places.length === 0}
        value={index === undefined ? null : String(index)}
        onChange={key => {
          const at = Number(key);
          setChosen(at);
          take(at, isPattern(places[at]) ? typed : places[at].namespace!);
        }}
        options={places.map((item, at) => ({
          id: String(at),
          label: destinationText(item),
        }))}
      />
      {isOpen && (
        <TextField
          label={t('form.namespace')}
          isRequired
          isInvalid={Boolean(refused)}
          value={typed}
          onChange={namespace => {
            setTyped(namespace);
            take(index!, namespace);
          }}
        />
      )}
      <FieldMessages
        messages={
          refused ??
          (isKnown && places.length === 0
            ? [t('form.projectWithoutPlace', { project })]
            : props.rawErrors)
        }
      />
    </Box>
  );
}
