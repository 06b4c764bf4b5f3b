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
import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import {
  RiArrowGoBackLine,
  RiExternalLinkLine,
  RiFileCopyLine,
  RiLoopRightLine,
  RiMoreFill,
  RiRefreshLine,
  RiRestartLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { ApplicationView } from '@slipway/plugin-argocd-common';
import { useEffect, useRef, useState } from 'react';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { argocdTranslationRef } from '../../translation';
import { copyText } from '../../utils/copyText';
import type { ActionDialogKind } from './ActionDialogs';
import { ActionItem } from './ActionItem';
import styles from './ActionMenu.module.css';
import { LazyActionDialogs } from './LazyActionDialogs';
import { sharedReason, useActionReasons } from './useActionReasons';

const icons = {
  sync: RiLoopRightLine,
  rollback: RiArrowGoBackLine,
  restart: RiRestartLine,
  terminate: RiStopCircleLine,
};

/** The menu of a row with all that can be done in its environment. What cannot be done says why. */
export function ActionMenu(props: {
  application: ApplicationView;
  actions: ApplicationActions;
  /** The merge request that brought what runs here. */
  releaseUrl?: string;
}) {
  const { application, actions } = props;
  const { environment, name, url, links, autoSync } = application;
  const { t } = useTranslationRef(argocdTranslationRef);
  const reasons = useActionReasons(application);
  const [dialog, setDialog] = useState<ActionDialogKind>();
  const [isNotCopied, setIsNotCopied] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const releaseUrl = props.releaseUrl ?? application.lastDeployment?.commitUrl;
  const shared = sharedReason([
    reasons.sync,
    reasons.refresh,
    reasons.restart,
    ...(autoSync ? [] : [reasons.rollback]),
  ]);
  const isSaidAbove = (reason?: string) =>
    reason !== undefined && reason === shared;
  const item = (
    kind: ActionDialogKind,
    label: string,
    reason: string | undefined,
  ) => {
    const Icon = icons[kind];
    return (
      <ActionItem
        id={kind}
        label={label}
        icon={<Icon size={16} />}
        reason={reason}
        isSaidAbove={isSaidAbove(reason)}
        onAction={() => setDialog(kind)}
      />
    );
  };
  const items = (
    <>
      {item('sync', t('actions.sync'), reasons.sync)}
      <ActionItem
        id="refresh"
        label={t('actions.refresh')}
        icon={<RiRefreshLine size={16} />}
        hint={t('actions.refreshHint')}
        reason={reasons.refresh}
        isSaidAbove={isSaidAbove(reasons.refresh)}
        onAction={() => actions.refresh(false)}
      />
      <ActionItem
        id="hardRefresh"
        label={t('actions.hardRefresh')}
        icon={<RiRefreshLine size={16} />}
        hint={t('actions.hardRefreshHint')}
        reason={reasons.refresh}
        isSaidAbove={isSaidAbove(reasons.refresh)}
        onAction={() => actions.refresh(true)}
      />
      {autoSync ? (
        <ActionItem
          id="undo"
          label={t('actions.undo')}
          icon={<RiArrowGoBackLine size={16} />}
          hint={t('actions.undoHint')}
          reason={releaseUrl ? undefined : t('actions.undoUnknown')}
          href={releaseUrl}
        />
      ) : (
        item('rollback', t('actions.rollback'), reasons.rollback)
      )}
      {item('restart', t('actions.restart'), reasons.restart)}
      {item('terminate', t('actions.terminate'), reasons.terminate)}
    </>
  );
  // As long as the dialog is there it keeps the focus, and what had it before the menu may be gone.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !dialog) {
      more.current?.focus();
    }
    wasOpen.current = dialog !== undefined;
  }, [dialog]);
  const copyName = async () => {
    try {
      await copyText(name);
      setIsNotCopied(false);
    } catch {
      setIsNotCopied(true);
    }
  };
  return (
    <span className={styles.menu}>
      <MenuTrigger>
        <ButtonIcon
          ref={more}
          variant="tertiary"
          icon={<RiMoreFill size={16} />}
          aria-label={t('actions.more', { environment })}
        />
        <Menu
          placement="bottom end"
          className={styles.content}
          aria-label={t('actions.title', { environment })}
        >
          {shared === undefined ? (
            items
          ) : (
            <MenuSection title={shared} className={styles.reason}>
              {items}
            </MenuSection>
          )}
          <MenuSeparator />
          {url && (
            <MenuItem
              id="argocd"
              href={url}
              iconStart={<RiExternalLinkLine size={16} />}
            >
              {t('openInArgocd')}
            </MenuItem>
          )}
          {links.map(link => (
            <MenuItem
              key={link.url}
              id={`link ${link.url}`}
              href={link.url}
              iconStart={<RiExternalLinkLine size={16} />}
            >
              {link.title}
            </MenuItem>
          ))}
          <MenuItem
            id="copy"
            iconStart={<RiFileCopyLine size={16} />}
            onAction={copyName}
          >
            {t('actions.copyName')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {isNotCopied && (
        <span role="status" className={styles.note}>
          {t('copy.nameFailed', { name })}
        </span>
      )}
      {dialog && (
        <LazyActionDialogs
          application={application}
          actions={actions}
          open={{ kind: dialog }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </span>
  );
}
