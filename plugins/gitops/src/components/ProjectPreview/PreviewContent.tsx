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
import { Box, Text } from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { ProjectPreview } from '@slipway/plugin-gitops-common';
import { useState } from 'react';
import { gitopsTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';
import { FileTree } from './FileTree';
import { Notes } from './Notes';
import { PipelinePicture } from './PipelinePicture';
import styles from './ProjectPreview.module.css';

/** Files, what is wrong with them, and the pipeline as a picture. */
export function PreviewContent(props: {
  preview: ProjectPreview;
  /** Below a heading of its own, beside checks that give the verdict. */
  isPart?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { preview, isPart = false } = props;
  const [chosen, setChosen] = useState('README.md');
  const { files, findings, notSeen, notChecked, pipeline } = preview;
  const isClean =
    notChecked.length === 0 &&
    findings.every(({ profile }) => profile === 'house');
  const file = files.find(({ path }) => path === chosen) ?? files[0];
  const kilobytes = Math.ceil(
    files.reduce((total, { bytes }) => total + bytes, 0) / 1024,
  );
  return (
    <Box
      bg={isPart ? undefined : 'neutral'}
      className={styles.preview}
      data-argocd="preview"
    >
      <div className={styles.bar}>
        {!isPart && (
          <Text as="h3" variant="title-x-small" weight="bold">
            {t('preview.title')}
          </Text>
        )}
        <span className={styles.count}>
          {t('preview.size', {
            count: files.length,
            kilobytes: String(kilobytes),
          })}
        </span>
        {isClean && !isPart && (
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
      {pipeline && <PipelinePicture pipeline={pipeline} isPart={isPart} />}
    </Box>
  );
}
