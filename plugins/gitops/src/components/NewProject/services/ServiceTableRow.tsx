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
import { Button, ButtonIcon, Checkbox, Select, TextField } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import {
  maxServiceName,
  ServiceProblem,
  suggestName,
} from '@slipway/plugin-gitops-common';
import { Dispatch, memo, useId, useState } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { FieldMessages } from '../../FormFields/FieldMessages';
import { DraftAction, ServiceDraft } from '../draft';
import {
  languageKey,
  languagesOf,
  typeOf,
  withLanguage,
  withType,
} from './kinds';
import { Ground } from './Ground';
import { ServiceDetails } from './ServiceDetails';
import styles from './ServiceTable.module.css';

/** Fields that stand in the details of a row. */
const detailed: (keyof ServiceDraft)[] = [
  'image',
  'tag',
  'path',
  'replicas',
  'size',
];

/** One service in a line; what is set seldom is in its details. */
export const ServiceTableRow = memo(function MemoizedServiceTableRow(props: {
  service: ServiceDraft;
  /** From 1. */
  position: number;
  problems: ServiceProblem[];
  isOnly: boolean;
  isSubmitted: boolean;
  dispatch: Dispatch<DraftAction>;
  onRemove: (id: number, position: number) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { service, position, dispatch, isOnly } = props;
  const detailsId = useId();
  const messagesId = useId();
  const detailMessagesId = useId();
  const [isOpen, setIsOpen] = useState(service.kind === 'image');
  const [left, setLeft] = useState<string[]>([]);
  const [focused, setFocused] = useState<string>();

  // What is being typed for the first time is not wrong yet, and what was never entered is missing only when it is left.
  const said = props.problems.filter(
    ({ field }) =>
      props.isSubmitted ||
      left.includes(field) ||
      (focused !== field && service[field as keyof ServiceDraft] !== ''),
  );
  const isOfDetails = (field: string) =>
    detailed.includes(field as keyof ServiceDraft);
  const messagesOf = (problems: ServiceProblem[]) =>
    problems.map(({ code, parameters }) =>
      // Each code has its message; the parameters are those of that message.
      (t as (key: string, parameters: object) => string)(
        `form.${code}`,
        parameters,
      ),
    );
  const ofLine = said.filter(({ field }) => !isOfDetails(field));
  const ofDetails = said.filter(({ field }) => isOfDetails(field));
  const isDetailed = isOpen || ofDetails.length > 0;
  const suggestion = ofLine.some(({ code }) =>
    ['nameForm', 'nameLong'].includes(code),
  )
    ? suggestName(service.name, maxServiceName)
    : undefined;
  const name = service.name || t('form.service', { row: String(position) });
  const set = (change: Partial<Omit<ServiceDraft, 'id'>>) =>
    dispatch({ type: 'serviceChanged', id: service.id, change });
  const track = (field: keyof ServiceDraft) => ({
    isInvalid: said.some(problem => problem.field === field),
    ...(said.some(problem => problem.field === field) && {
      'aria-describedby': isOfDetails(field) ? detailMessagesId : messagesId,
    }),
    onFocus: () => setFocused(field),
    onBlur: () => {
      setFocused(undefined);
      setLeft(fields => (fields.includes(field) ? fields : [...fields, field]));
    },
  });

  return (
    <li
      className={styles.row}
      aria-label={t('form.service', { row: String(position) })}
    >
      <Ground>
        <div className={styles.line}>
          <TextField
            size="small"
            aria-label={t('create.nameOf', { row: String(position) })}
            autoComplete="off"
            {...track('name')}
            value={service.name}
            onChange={value => set({ name: value })}
          />
          <Select
            size="small"
            aria-label={t('create.typeOf', { name })}
            value={typeOf(service)}
            onChange={key => set(withType(service, key === 'worker'))}
            options={[
              { id: 'web', label: t('form.kinds.web') },
              { id: 'worker', label: t('form.kinds.worker') },
            ]}
          />
          <Select
            size="small"
            aria-label={t('create.languageOf', { name })}
            {...track('language')}
            value={languageKey(service)}
            onChange={key => {
              set(withLanguage(service, String(key)));
              setIsOpen(key === 'image' || isOpen);
            }}
            options={languagesOf(service).map(id => ({
              id,
              label: t(`create.languages.${id}`),
            }))}
          />
          <div className={styles.port}>
            {service.kind === 'worker' ? (
              <span className={styles.quiet}>{t('create.noPort')}</span>
            ) : (
              <>
                <span className={styles.portLabel} aria-hidden>
                  {t('form.port')}
                </span>
                <TextField
                  size="small"
                  className={styles.number}
                  aria-label={t('create.portOf', { name })}
                  inputMode="numeric"
                  autoComplete="off"
                  {...track('port')}
                  value={service.port}
                  onChange={value => set({ port: value })}
                />
              </>
            )}
            {service.kind === 'web' && (
              <Checkbox
                aria-label={t('create.publicOf', { name })}
                isSelected={service.public}
                onChange={value => set({ public: value })}
              >
                {t('form.public')}
              </Checkbox>
            )}
            {service.kind === 'image' && (
              <span className={styles.quiet}>{t('create.internal')}</span>
            )}
          </div>
          <div className={styles.buttons}>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={
                isDetailed ? (
                  <RiArrowDownSLine size={16} />
                ) : (
                  <RiArrowRightSLine size={16} />
                )
              }
              aria-label={t('create.detailsOf', { name })}
              aria-expanded={isDetailed}
              aria-controls={isDetailed ? detailsId : undefined}
              onPress={() => setIsOpen(!isDetailed)}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<RiDeleteBinLine size={16} />}
              aria-label={
                isOnly
                  ? t('create.removeOnly', { name })
                  : t('form.remove', { row: name })
              }
              aria-disabled={isOnly || undefined}
              className={isOnly ? styles.off : undefined}
              onPress={() => !isOnly && props.onRemove(service.id, position)}
            />
          </div>
        </div>
        <FieldMessages id={messagesId} messages={messagesOf(ofLine)} />
        {suggestion && (
          <Button
            className={styles.offer}
            size="small"
            variant="secondary"
            onPress={() => set({ name: suggestion })}
          >
            {t('form.use', { value: suggestion })}
          </Button>
        )}
        {isDetailed && (
          <ServiceDetails
            id={detailsId}
            service={service}
            track={track}
            onChange={set}
          />
        )}
        <FieldMessages id={detailMessagesId} messages={messagesOf(ofDetails)} />
      </Ground>
    </li>
  );
});
