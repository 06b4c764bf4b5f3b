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
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Box, Button, TextField } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import {
  maxProjectName,
  nameProblem,
  suggestName,
} from '@slipway/plugin-gitops-common';
import { useEffect, useState } from 'react';
import { argocdFormApiRef, messageOf } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { FieldMessages } from './FieldMessages';
import styles from './FormFields.module.css';
import { Availability, whereTaken } from './whereTaken';

/** Options of the field in a template. @public */
export interface ProjectNameOptions {
  /** What is put after the name to name applications, e.g. `-dev`; each must be free too. */
  suffixes?: string[];
}

/** Milliseconds after the last letter until it is asked whether the name is free. */
const typingMs = 400;

type Asked = ({ name: string } & Availability) | { name: string; error: Error };

const isRefused = ({ reserved, taken }: Availability): boolean =>
  taken.length + reserved.length > 0;

/** A name for a project, checked while it is typed: its form, its length, and whether it is free. */
export function ProjectName(
  props: FieldExtensionComponentProps<string, ProjectNameOptions>,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const argocd = useApi(argocdFormApiRef);
  const catalog = useApi(catalogApiRef);
  const { formData: name = '', schema } = props;
  const maxLength = schema.maxLength ?? maxProjectName;
  const suffixes = props.uiSchema?.['ui:options']?.suffixes ?? [];
  const key = suffixes.join();
  const problem = name ? nameProblem(name, maxLength) : undefined;
  const suggestion = problem && suggestName(name, maxLength);
  const [asked, setAsked] = useState<Asked>();

  useEffect(() => {
    if (!name || problem) {
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(
      () =>
        whereTaken(name, key ? key.split(',') : [], { argocd, catalog }).then(
          answer => isCurrent && setAsked({ name, ...answer }),
          error => isCurrent && setAsked({ name, error }),
        ),
      typingMs,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [argocd, catalog, key, name, problem]);

  const answer = asked?.name === name && !problem ? asked : undefined;
  const messages = () => {
    if (problem) {
      return [t(`form.${problem}`, { max: String(maxLength) })];
    }
    if (answer && 'taken' in answer && isRefused(answer)) {
      const { reserved, taken } = answer;
      return [
        ...(taken.length > 0
          ? [t('form.nameTaken', { where: taken.join(', ') })]
          : []),
        ...(reserved.length > 0
          ? [t('form.nameReserved', { names: reserved.join(', ') })]
          : []),
      ];
    }
    // What was said when somebody wanted to go on is about the name that stood there then.
    return name ? undefined : props.rawErrors;
  };
  const hint = () => {
    if (!name || problem) {
      return undefined;
    }
    if (!answer) {
      return t('form.nameChecking');
    }
    if ('error' in answer) {
      return t('form.nameUnknown', { message: messageOf(answer.error) });
    }
    if (isRefused(answer)) {
      return undefined;
    }
    return answer.isUnknown ? t('form.nameUnknownNow') : t('form.nameFree');
  };
  const isFree =
    answer && 'taken' in answer && !isRefused(answer) && !answer.isUnknown;
  return (
    <Box bg="neutral">
      <TextField
        id={props.idSchema?.$id}
        label={schema.title ?? t('form.name')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled}
        isInvalid={Boolean(messages()?.length)}
        autoComplete="off"
        value={name}
        onChange={typed => props.onChange(typed === '' ? undefined : typed)}
      />
      <FieldMessages messages={messages()} />
      {suggestion && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => props.onChange(suggestion)}
        >
          {t('form.use', { value: suggestion })}
        </Button>
      )}
      <p role="status" className={styles.hint}>
        {isFree && <RiCheckLine size={16} aria-hidden />}
        {hint()}
      </p>
    </Box>
  );
}
