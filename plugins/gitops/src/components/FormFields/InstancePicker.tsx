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
import { Box, Select } from '@backstage/ui';
import { useEffect } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { argocdFormApiRef } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { RetryMessage } from '../RetryMessage';
import { FieldMessages } from './FieldMessages';

/** Options of the field in a template. @public */
export interface InstancePickerOptions {
  /** Offers only instances where this user may create a project. Default: true. */
  onlyProvisionable?: boolean;
}

/** An Argo CD instance of the portal; those that cannot be chosen say why. */
export function InstancePicker(
  props: FieldExtensionComponentProps<string, InstancePickerOptions>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(argocdFormApiRef);
  const { value, error, retry } = useAsyncRetry(
    () => api.getInstances(),
    [api],
  );
  const { formData, onChange, schema } = props;
  const only = props.uiSchema?.['ui:options']?.onlyProvisionable ?? true;
  const options = (value ?? []).map(instance => ({
    id: instance.name,
    label: instance.title ?? instance.name,
    disabled: only && !instance.registration.methods.includes('api'),
    description:
      only && !instance.registration.methods.includes('api')
        ? t('form.notProvisionable')
        : t(`instance.${instance.status}`),
  }));
  const possible = options.filter(({ disabled }) => !disabled);

  const onlyChoice = possible.length === 1 ? possible[0].id : undefined;
  useEffect(() => {
    if (!formData && onlyChoice) {
      onChange(onlyChoice);
    }
  }, [formData, onlyChoice, onChange]);

  if (error && !value) {
    return <RetryMessage error={error} onRetry={retry} />;
  }
  return (
    <Box bg="neutral">
      <Select
        label={schema.title ?? t('form.instance')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled || !value}
        isInvalid={Boolean(props.rawErrors?.length)}
        value={formData ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
        options={options}
      />
      <FieldMessages
        messages={
          value && possible.length === 0
            ? [t('form.noInstance')]
            : props.rawErrors
        }
      />
    </Box>
  );
}
