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
import { Select } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import { memo, useState } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { RetryMessage } from '../../RetryMessage';
import { Teams } from '../useTeams';
import { Field } from './Field';
import styles from './Field.module.css';

/** More than these are searched rather than read. */
const readable = 12;

/** The team that looks after the project, the person's own teams first. */
export const OwnerField = memo(function MemoizedOwnerField(props: {
  owner: string | undefined;
  teams: Teams | undefined;
  error: Error | undefined;
  onRetry: () => void;
  isMissing: boolean;
  isSubmitted: boolean;
  onChange: (owner: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { owner, teams } = props;
  const [isLeft, setIsLeft] = useState(false);
  if (!teams) {
    return (
      <div className={styles.field} data-field="owner">
        <strong>{t('create.owner')}</strong>
        {props.error && (
          <RetryMessage error={props.error} onRetry={props.onRetry} />
        )}
      </div>
    );
  }
  const optionsOf = (list: Teams['own']) =>
    list.map(({ ref, title }) => ({ id: ref, label: title }));
  const sections = [
    { title: t('create.ownTeams'), options: optionsOf(teams.own) },
    { title: t('create.otherTeams'), options: optionsOf(teams.others) },
  ].filter(({ options }) => options.length > 0);
  const foreign =
    owner && !teams.ownership.includes(owner.toLowerCase())
      ? teams.others.find(({ ref }) => ref === owner)
      : undefined;
  const count = teams.own.length + teams.others.length;
  return (
    <Field
      name="owner"
      hint={
        foreign ? (
          <span className={styles.warning}>
            <RiAlertLine size={16} aria-hidden />
            {t('create.ownerForeign', { team: foreign.title })}
          </span>
        ) : (
          t('create.ownerHint')
        )
      }
      messages={
        props.isMissing && (isLeft || props.isSubmitted)
          ? [t('create.ownerMissing')]
          : undefined
      }
    >
      {marks => (
        <Select
          {...marks}
          size="medium"
          label={t('create.owner')}
          placeholder={t('create.chooseOwner')}
          value={owner ?? null}
          onChange={key => props.onChange(String(key))}
          onBlur={() => setIsLeft(true)}
          options={sections.length > 1 ? sections : sections[0]?.options ?? []}
          search={
            count > readable ? { placeholder: t('form.search') } : undefined
          }
        />
      )}
    </Field>
  );
});
