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
import { RegistrationView } from '@slipway/plugin-argocd-common';
import {
  RegistrationMethod,
  registrationMethods,
} from '@slipway/plugin-gitops-common';
import { useEffect } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { argocdFormApiRef } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { RetryMessage } from '../RetryMessage';
import { FieldMessages } from './FieldMessages';
import { formValue } from './formValue';

/** Options of the field in a template. @public */
export interface RegistrationPickerOptions {
  /** The field that names the Argo CD instance. Default: `argocdInstance`. */
  instanceField?: string;
}

/** How the chosen instance learns of the project; what it does not offer says why. */
export function RegistrationPicker(
  props: FieldExtensionComponentProps<
    RegistrationMethod,
    RegistrationPickerOptions
  >,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const api = useApi(argocdFormApiRef);
  const { formContext, formData, onChange, schema, uiSchema } = props;
  const instance = formValue(
    formContext,
    uiSchema?.['ui:options']?.instanceField ?? 'argocdInstance',
  );
  const { value, error, retry } = useAsyncRetry(
    () => api.getInstances(),
    [api],
  );
  const registration = value?.find(
    ({ name }) => name === instance,
  )?.registration;

  // The best that this instance offers, unless what was chosen works there too.
  const first = registration?.methods[0];
  const fits =
    formData !== undefined && registration?.methods.includes(formData);
  useEffect(() => {
    if (first && !fits) {
      onChange(first);
    }
  }, [first, fits, onChange]);

  if (!instance) {
    return <Text as="p">{t('form.instanceFirst')}</Text>;
  }
  if (error && !value) {
    return <RetryMessage error={error} onRetry={retry} />;
  }
  const isOffered = (method: RegistrationMethod) =>
    registration?.methods.includes(method) ?? false;
  const description = (method: RegistrationMethod) => {
    if (registration && !isOffered(method)) {
      return t(`form.registration.without.${method as 'api'}`);
    }
    return t(`form.registration.${method}.description`, placesOf(registration));
  };
  return (
    <Box bg="neutral">
      <Select
        label={schema.title ?? t('form.registration.label')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled || !registration}
        isInvalid={Boolean(props.rawErrors?.length)}
        value={formData ?? null}
        onChange={key =>
          onChange(key === null ? undefined : (key as RegistrationMethod))
        }
        options={registrationMethods.map(method => ({
          id: method,
          label: t(`form.registration.${method}.title`),
          description: description(method),
          disabled: !isOffered(method),
        }))}
      />
      <FieldMessages messages={props.rawErrors} />
    </Box>
  );
}

/** What the sentences name. */
function placesOf(registration: RegistrationView | undefined) {
  const {
    discovery,
    namespace = '',
    platformRepositoryUrl,
  } = registration ?? {};
  return {
    namespace,
    platformRepository:
      platformRepositoryUrl?.replace(/^https?:\/\/[^/]+\//, '') ?? '',
    group: discovery?.group ?? '',
    topic: discovery?.topic ?? '',
  };
}
