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
  discoveryApiRef,
  fetchApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Box, Text } from '@backstage/ui';
import { ResponseError } from '@backstage/errors';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { previewProject } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { RetryMessage } from '../RetryMessage';
import { LoadingPreview } from './LoadingPreview';
import { PreviewContent } from './PreviewContent';

/** Options of the field in a template. @public */
export interface ProjectPreviewOptions {
  /** The template itself, as an entity reference. */
  template?: string;
}

/** What would be written with the answers so far: files, what is wrong with them, and the pipeline as a picture. */
export function ProjectPreview(
  props: FieldExtensionComponentProps<unknown, ProjectPreviewOptions>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const template = props.uiSchema?.['ui:options']?.template ?? '';
  const answers = JSON.stringify(props.formContext?.formData ?? {});
  const { value, error, retry } = useAsyncRetry(
    () =>
      previewProject(template, JSON.parse(answers), { discoveryApi, fetchApi }),
    [template, answers, discoveryApi, fetchApi],
  );

  if (error) {
    return (
      <Box bg="neutral">
        {(error as ResponseError).statusCode === 400 && (
          <Text as="p" weight="bold">
            {t('preview.refused')}
          </Text>
        )}
        <RetryMessage error={error} onRetry={retry} />
      </Box>
    );
  }
  if (!value) {
    return <LoadingPreview />;
  }
  return <PreviewContent preview={value} />;
}
