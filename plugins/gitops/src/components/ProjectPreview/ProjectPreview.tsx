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
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { previewProject } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';
import { RetryMessage } from '../RetryMessage';
import { FileTree } from './FileTree';
import { LoadingPreview } from './LoadingPreview';
import { Notes } from './Notes';
import { PipelinePicture } from './PipelinePicture';
import styles from './ProjectPreview.module.css';

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
  const [chosen, setChosen] = useState('README.md');

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
  const { files, findings, notSeen, notChecked, pipeline } = value;
  const isClean =
    notChecked.length === 0 &&
    findings.every(({ profile }) => profile === 'house');
  const file = files.find(({ path }) => path === chosen) ?? files[0];
  const kilobytes = Math.ceil(
    files.reduce((total, { bytes }) => total + bytes, 0) / 1024,
  );
  return (
    <Box bg="neutral" className={styles.preview} data-argocd="preview">
      <div className={styles.bar}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('preview.title')}
        </Text>
        <span className={styles.count}>
          {t('preview.size', {
            count: files.length,
            kilobytes: String(kilobytes),
          })}
        </span>
        {isClean && (
          <span className={styles.clean}>
            <RiCheckLine size={16} aria-hidden />
            {t('preview.clean')}
          </span>
        )}
      </div>
      {findings.length > 0 && (
        <ul className={styles.findings} aria-label={t('preview.findings')}>
          {findings.map(finding => (
            <li
              key={`${finding.file}:${finding.line}:${finding.rule}:${finding.message}`}
              data-severity={finding.severity}
            >
              <RiErrorWarningLine size={16} aria-hidden />
              <span>
                {files.some(({ path }) => path === finding.file) ? (
                  <button
                    type="button"
                    className={styles.place}
                    onClick={() => setChosen(finding.file)}
                  >
                    {`${finding.file}:${finding.line}`}
                  </button>
                ) : (
                  finding.file
                )}{' '}
                {finding.profile === 'house' && (
                  <strong>{t('preview.house')} </strong>
                )}
                {finding.message} {finding.advice}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Notes title={t('preview.notChecked')} notes={notChecked} />
      <Notes title={t('preview.notSeen')} notes={notSeen} />
      <div className={styles.columns}>
        <FileTree
          label={t('preview.files')}
          files={files}
          selected={file?.path}
          onSelect={setChosen}
        />
        {file && (
          <section aria-label={file.path} className={styles.content}>
            <div className={styles.bar}>
              <strong className={styles.name}>{file.path}</strong>
              {file.isCut ? (
                <span className={styles.count}>{t('preview.cut')}</span>
              ) : (
                <CopyButton text={file.text} what={file.path} />
              )}
            </div>
            <pre
              className={styles.text}
              // A keyboard scrolls only what it can focus.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {file.text}
            </pre>
          </section>
        )}
      </div>
      {pipeline && <PipelinePicture pipeline={pipeline} />}
    </Box>
  );
}
