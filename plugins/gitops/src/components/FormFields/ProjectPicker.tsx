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
import { Box, Select, Text } from '@backstage/ui';
import { ProjectView } from '@slipway/plugin-argocd-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { argocdFormApiRef } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { RetryMessage } from '../RetryMessage';
import { FieldMessages } from './FieldMessages';
import { formValue } from './formValue';
import { useResetOn } from './useResetOn';

/** Options of the field in a template. @public */
export interface ProjectPickerOptions {
  /** The field that names the Argo CD instance. Default: `argocdInstance`. */
  instanceField?: string;
}

/** Places that a project permits, as people read them. */
export function destinationText({
  server,
  name,
  namespace,
}: ProjectView['destinations'][number]): string {
  return [name ?? server, namespace].filter(Boolean).join(' / ');
}

/** An AppProject of the chosen instance, each with the places that it permits. */
export function ProjectPicker(
  props: FieldExtensionComponentProps<string, ProjectPickerOptions>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(argocdFormApiRef);
  const { schema, formContext, uiSchema } = props;
  const instance = formValue(
    formContext,
    uiSchema?.['ui:options']?.instanceField ?? 'argocdInstance',
  );
  const { value, error, retry } = useAsyncRetry(
    async () => ({
      instance,
      projects: instance ? await api.getProjects(instance) : [],
    }),
    [api, instance],
  );
  useResetOn(instance ?? '', () => props.onChange(undefined));
  if (!instance) {
    return <Text as="p">{t('form.instanceFirst')}</Text>;
  }
  if (error && !value) {
    return <RetryMessage error={error} onRetry={retry} />;
  }
  // What another instance has is no choice here.
  const projects = value?.instance === instance ? value?.projects ?? [] : [];
  return (
    <Box bg="neutral">
      <Select
        label={schema.title ?? t('form.project')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled || !value}
        isInvalid={Boolean(props.rawErrors?.length)}
        value={props.formData ?? null}
        onChange={key => props.onChange(key === null ? undefined : String(key))}
        search={{ placeholder: t('form.search') }}
        options={projects.map(project => ({
          id: project.name,
          label: project.name,
          description:
            project.description ||
            project.destinations.map(destinationText).join(', ') ||
            t('form.noDestination'),
          disabled: project.destinations.length === 0,
        }))}
      />
      <FieldMessages messages={props.rawErrors} />
    </Box>
  );
}
