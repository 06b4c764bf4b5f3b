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
import { Button, ButtonLink, VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import {
  ApplicationView,
  CauseCode,
  GitPlace,
  ResourceRef,
  StepLook,
  WhyStep,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { argocdWhyTranslationRef } from '../../translations/why';
import { ActionButton } from '../Actions';
import { nameOfFile } from './nameOfFile';
import styles from './Why.module.css';

function PlaceButton({ place }: { place: GitPlace }) {
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  return (
    <ButtonLink
      size="small"
      variant="secondary"
      href={place.url}
      target="_blank"
      rel="noopener noreferrer"
      iconEnd={<RiExternalLinkLine aria-hidden />}
    >
      {nameOfFile(place.path)}
      {place.line && `:${place.line}`}
      <VisuallyHidden> ({tArgocd('newTab')})</VisuallyHidden>
    </ButtonLink>
  );
}

function Step(props: {
  step: WhyStep;
  isFirst: boolean;
  isUndoPrimary: boolean;
  application: ApplicationView;
  reload: () => Promise<void>;
  onOpenLogs: (look: StepLook) => void;
  onOpenResource: (resource: ResourceRef) => void;
}) {
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { step, application } = props;
  const { environment } = application;
  const { action, code, parameters, places, looks, url } = step;
  const { automatic, cause, commit, setting } = parameters;
  const advice = () => {
    if (setting) {
      return t('add', { setting, environment });
    }
    return cause ? t(`advice.${cause as CauseCode}`) : undefined;
  };
  const undo = commit
    ? t('backTo', {
        commit: <code className={styles.sha}>{commit.slice(0, 7)}</code>,
      })
    : undefined;
  const hints = {
    fixInGit: automatic && t('fixFollows'),
    undo: action !== 'rollback' && t('revertInGit'),
  };
  const hint = code === 'fixInGit' || code === 'undo' ? hints[code] : undefined;
  return (
    <li>
      <div>
        <p>
          <b>
            {code === 'undo' && props.isFirst
              ? t('step.undoFirst')
              : t(`step.${code}`)}
          </b>{' '}
          {code === 'undo' ? undo : advice()}
        </p>
        {hint && <p className={styles.hint}>{hint}</p>}
        {(action || places.length > 0 || looks.length > 0 || url) && (
          <div className={styles.buttons}>
            {places.map(place => (
              <PlaceButton key={place.url} place={place} />
            ))}
            {action && (
              <ActionButton
                action={action}
                application={application}
                variant={
                  code === 'undo' && props.isUndoPrimary
                    ? 'primary'
                    : 'secondary'
                }
                reload={props.reload}
              >
                {tArgocd(`actions.${action}`)}
              </ActionButton>
            )}
            {url && (
              <ButtonLink
                size="small"
                variant={props.isUndoPrimary ? 'primary' : 'secondary'}
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                iconEnd={<RiExternalLinkLine aria-hidden />}
              >
                {t('openCommit')}
                <VisuallyHidden> ({tArgocd('newTab')})</VisuallyHidden>
              </ButtonLink>
            )}
            {looks.map(look => (
              <Button
                key={`${look.code} ${look.resource.name}`}
                size="small"
                variant="secondary"
                onPress={() =>
                  look.code === 'events'
                    ? props.onOpenResource(look.resource)
                    : props.onOpenLogs(look)
                }
              >
                {t(`look.${look.code}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** What can be done, in the order in which a person would try. */
export function Steps(props: {
  steps: WhyStep[];
  isUndoPrimary: boolean;
  application: ApplicationView;
  reload: () => Promise<void>;
  onOpenLogs: (look: StepLook) => void;
  onOpenResource: (resource: ResourceRef) => void;
}) {
  const { steps, ...rest } = props;
  const { t } = useTranslationRef(argocdWhyTranslationRef);
  return steps.length > 0 ? (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <Step key={step.code} step={step} isFirst={index === 0} {...rest} />
      ))}
    </ol>
  ) : (
    <p className={styles.hint}>{t('noStep')}</p>
  );
}
