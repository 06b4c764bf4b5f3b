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
import { Alert, Skeleton } from '@backstage/ui';
import {
  ApplicationView,
  ResourceDiff,
  SYNC_OPTIONS,
  SyncRequest,
} from '@slipway/plugin-argocd-common';
import { ReactNode, useState } from 'react';
import { argocdApiRef } from '../../api';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdTranslationRef } from '../../translation';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { messageOf } from '../../utils/messageOf';
import { pairImages, useCommits } from '../Changes';
import { diffId, ObjectDiffs } from '../ObjectDiff';
import { Revision } from '../Text';
import { ActionDialog } from './ActionDialog';
import dialog from './ActionDialog.module.css';
import { ObjectChange } from './ObjectChange';
import { Section } from './Section';
import { Summary } from './Summary';
import { ChosenOptions, SyncOptions } from './SyncOptions';
import { WhatChanges } from './WhatChanges';

/** Images that run, beside those that Git asks for. */
function imagesOf({ standing: { services } }: ApplicationView) {
  const images = services.flatMap(({ version, wanted }) =>
    version ? [{ runs: version.image, wants: (wanted ?? version).image }] : [],
  );
  return images.length > 0
    ? pairImages(
        images.map(({ runs }) => runs),
        images.map(({ wants }) => wants),
      )
    : undefined;
}

/** Those that are to be otherwise than the application has them. */
function changedOptions(
  own: ChosenOptions = {},
  chosen: ChosenOptions,
): ChosenOptions {
  return Object.fromEntries(
    SYNC_OPTIONS.filter(
      option => chosen[option] !== undefined && chosen[option] !== own[option],
    ).map(option => [option, chosen[option]]),
  );
}

/** What a sync would change, before it is requested. Deleting is preselected only where the application does it itself. */
export function SyncDialog(props: {
  application: ApplicationView;
  actions: Pick<ApplicationActions, 'sync'>;
  onClose: () => void;
}) {
  const { application } = props;
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { t: tDifferences } = useTranslationRef(
    argocdDifferencesTranslationRef,
  );
  const api = useApi(argocdApiRef);
  const { instance, namespace, name, environment, sync } = application;
  const preview = useLoaded(
    () => api.getDiff({ instance, namespace, name }),
    [api, instance, namespace, name],
  );
  const range = useCommits(
    application,
    application.lastDeployment?.revision,
    sync.revision,
  );
  const [prune, setPrune] = useState(application.autoSync?.prune ?? false);
  const [dryRun, setDryRun] = useState(false);
  const [applyOnly, setApplyOnly] = useState(false);
  const [left, setLeft] = useState<string[]>([]);
  const [options, setOptions] = useState<ChosenOptions>(
    application.syncOptions ?? {},
  );
  const items = preview.value?.items ?? [];
  const of = (change: ResourceDiff['change']) =>
    items.filter(item => item.change === change);
  const creations = of('create');
  const updates = of('update');
  const removals = of('prune');
  const all = [...creations, ...updates, ...(prune ? removals : [])];
  const chosen = all.filter(diff => !left.includes(diffId(diff)));
  const isPartial = chosen.length < all.length;
  const request = (): SyncRequest => {
    const changed = changedOptions(application.syncOptions, options);
    return {
      prune,
      ...(dryRun && { dryRun }),
      ...(applyOnly && { applyOnly }),
      ...(isPartial && {
        resources: chosen.map(diff => ({
          group: diff.group,
          kind: diff.kind,
          namespace: diff.namespace,
          name: diff.name,
        })),
      }),
      ...(Object.keys(changed).length > 0 && { options: changed }),
    };
  };
  const list = (diffs: ResourceDiff[], isDisabled = false) => (
    <ObjectDiffs>
      {diffs.map(diff => (
        <ObjectChange
          key={diffId(diff)}
          diff={diff}
          isDisabled={isDisabled}
          isSelected={!isDisabled && !left.includes(diffId(diff))}
          onSelect={isSelected =>
            setLeft(before =>
              isSelected
                ? before.filter(id => id !== diffId(diff))
                : [...before, diffId(diff)],
            )
          }
        />
      ))}
    </ObjectDiffs>
  );
  const isNothing =
    preview.value && !preview.value.notComparable && items.length === 0;
  const state = (): ReactNode => {
    if (preview.isLoading) {
      return <Skeleton width="100%" height={120} />;
    }
    if (preview.error) {
      return (
        <Alert
          status="warning"
          icon
          title={t('sync.noPreview', {
            message: messageOf(preview.error),
          })}
        />
      );
    }
    if (preview.value?.notComparable) {
      return (
        <Alert
          status="warning"
          icon
          title={tDifferences('objects.notComparable', {
            message: preview.value.notComparable,
          })}
        />
      );
    }
    return isNothing ? (
      <p className={dialog.text}>{t('sync.nothing')}</p>
    ) : null;
  };
  const target = application.sources[0]?.targetRevision ?? 'HEAD';
  return (
    <ActionDialog
      title={t('sync.title', { environment })}
      description={t('sync.text', { application: name, target })}
      confirm={
        dryRun
          ? t('sync.confirmDryRun', { environment })
          : tArgocd('actions.in.sync', { environment })
      }
      blocked={
        isPartial && chosen.length === 0 ? t('sync.chooseFirst') : undefined
      }
      onClose={props.onClose}
      onConfirm={() => props.actions.sync(request())}
    >
      {application.lastDeployment && (
        <WhatChanges
          range={range}
          // A pod that does not come up runs another image than the cluster is asked for.
          images={isNothing ? { changed: [], same: [] } : imagesOf(application)}
        />
      )}
      {state()}
      {creations.length > 0 && (
        <Section title={t('sync.creates', { count: creations.length })}>
          {list(creations)}
        </Section>
      )}
      {updates.length > 0 && (
        <Section title={t('sync.updates', { count: updates.length })}>
          {list(updates)}
        </Section>
      )}
      {removals.length > 0 && (
        <Section
          title={t('sync.removes', { count: removals.length })}
          note={prune ? t('sync.pruned') : t('sync.kept')}
        >
          {list(removals, !prune)}
        </Section>
      )}
      <Section
        title={t('sync.options')}
        note={application.syncOptions && t('sync.preset')}
      >
        <SyncOptions
          prune={prune}
          onPrune={setPrune}
          dryRun={dryRun}
          onDryRun={setDryRun}
          applyOnly={applyOnly}
          onApplyOnly={setApplyOnly}
          options={options}
          onOptions={setOptions}
        />
      </Section>
      <Summary
        facts={[
          [
            t('dialog.inGit'),
            <>
              {target}{' '}
              {sync.revision && (
                <Revision revision={sync.revision} url={sync.commitUrl} />
              )}
            </>,
          ],
          ...(isPartial
            ? [
                [
                  t('sync.partial'),
                  t('sync.partialText', {
                    chosen: String(chosen.length),
                    all: String(all.length),
                  }),
                ] as [string, string],
              ]
            : []),
          [t('dialog.then'), dryRun ? t('sync.thenDryRun') : t('sync.then')],
        ]}
      />
    </ActionDialog>
  );
}
