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
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  Checkbox,
  DialogBody,
  DialogHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  ApplicationView,
  ResourceDiff,
  SYNC_OPTIONS,
  SyncOption,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { Suspense, useState } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { messageOf } from '../../utils/messageOf';
import { LazyDiffView } from '../Diff';
import styles from './Actions.module.css';
import { FormDialog, FormFooter } from './FormDialog';

const idOf = ({ group, kind, namespace, name }: ResourceDiff) =>
  [group, kind, namespace, name].join('/');

function Change(props: {
  diff: ResourceDiff;
  isSelected: boolean;
  isDisabled: boolean;
  onSelect: (isSelected: boolean) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const { diff } = props;
  return (
    <li className={styles.change} data-change={diff.change}>
      <div className={styles.changeHead}>
        <Checkbox
          isSelected={props.isSelected}
          isDisabled={props.isDisabled}
          onChange={props.onSelect}
        >
          {t(`syncDialog.change.${diff.change}`)} {diff.kind} {diff.name}
        </Checkbox>
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t('syncDialog.hide') : t('syncDialog.show')}
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={<Skeleton width="100%" height={120} />}>
          <LazyDiffView diff={diff} />
        </Suspense>
      )}
    </li>
  );
}

/** What a sync would change, before it is requested. Deleting is never preselected. */
function SyncForm(props: {
  application: ApplicationView;
  onClose: () => void;
  onConfirm: (input: SyncRequest) => void;
}) {
  const { application } = props;
  const { t } = useTranslationRef(argocdTranslationRef);
  const api = useApi(argocdApiRef);
  const { instance, namespace, name } = application;
  const preview = useLoaded(
    () => api.getDiff({ instance, namespace, name }),
    [api, instance, namespace, name],
  );
  const [prune, setPrune] = useState(false);
  const [dryRun, setDryRun] = useState(false);
  const [left, setLeft] = useState<string[]>([]);
  const [options, setOptions] = useState<SyncOption[]>([]);
  const changes = (preview.value?.items ?? []).filter(
    ({ change }) => change === 'create' || change === 'update',
  );
  const removals = (preview.value?.items ?? []).filter(
    ({ change }) => change === 'prune',
  );
  const confirm = () => {
    const chosen = [...changes, ...(prune ? removals : [])].filter(
      diff => !left.includes(idOf(diff)),
    );
    props.onConfirm({
      prune,
      ...(dryRun && { dryRun }),
      ...(left.length > 0 && {
        resources: chosen.map(
          ({ group, kind, namespace: where, name: what }) => ({
            group,
            kind,
            namespace: where,
            name: what,
          }),
        ),
      }),
      ...(options.length > 0 && {
        options: Object.fromEntries(options.map(option => [option, true])),
      }),
    });
  };
  const list = (diffs: ResourceDiff[], isDisabled = false) => (
    <ul className={styles.changes}>
      {diffs.map(diff => (
        <Change
          key={idOf(diff)}
          diff={diff}
          isDisabled={isDisabled}
          isSelected={!isDisabled && !left.includes(idOf(diff))}
          onSelect={isSelected =>
            setLeft(before =>
              isSelected
                ? before.filter(id => id !== idOf(diff))
                : [...before, idOf(diff)],
            )
          }
        />
      ))}
    </ul>
  );
  const nothingChosen =
    preview.value !== undefined &&
    left.length > 0 &&
    [...changes, ...(prune ? removals : [])].every(diff =>
      left.includes(idOf(diff)),
    );
  return (
    <>
      <DialogHeader>
        {t('syncDialog.title', { environment: application.environment })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <Text as="p">
            {t('syncDialog.text', {
              application: application.name,
              target: application.sources[0]?.targetRevision ?? 'HEAD',
            })}
          </Text>
          {preview.isLoading && <Skeleton width="100%" height={80} />}
          {preview.error && (
            <Text as="p">
              {t('syncDialog.noPreview', { message: messageOf(preview.error) })}
            </Text>
          )}
          {preview.value?.notComparable && (
            <Text as="p">
              {t('diff.notComparable', {
                message: preview.value.notComparable,
              })}
            </Text>
          )}
          {preview.value &&
            !preview.value.notComparable &&
            changes.length === 0 && (
              <Text as="p">{t('syncDialog.nothing')}</Text>
            )}
          {changes.length > 0 && list(changes)}
          <Checkbox isSelected={prune} onChange={setPrune}>
            {preview.value
              ? t('syncDialog.pruneCount', { count: removals.length })
              : t('syncDialog.prune')}
          </Checkbox>
          {removals.length > 0 && list(removals, !prune)}
          <Accordion>
            <AccordionTrigger title={t('syncDialog.more')} />
            <AccordionPanel>
              <div className={styles.stack}>
                <Checkbox isSelected={dryRun} onChange={setDryRun}>
                  {t('syncDialog.dryRun')}
                </Checkbox>
                {SYNC_OPTIONS.map(option => (
                  <Checkbox
                    key={option}
                    isSelected={options.includes(option)}
                    onChange={isOn =>
                      setOptions(before =>
                        isOn
                          ? [...before, option]
                          : before.filter(item => item !== option),
                      )
                    }
                  >
                    {t(`syncDialog.option.${option}`)}
                  </Checkbox>
                ))}
              </div>
            </AccordionPanel>
          </Accordion>
        </div>
      </DialogBody>
      <FormFooter
        confirm={t(dryRun ? 'syncDialog.confirmDryRun' : 'syncDialog.confirm', {
          environment: application.environment,
        })}
        isDisabled={nothingChosen}
        onClose={props.onClose}
        onConfirm={confirm}
      />
    </>
  );
}

export function SyncDialog(props: {
  application: ApplicationView;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (input: SyncRequest) => void;
}) {
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} width={720}>
      <SyncForm {...props} />
    </FormDialog>
  );
}
