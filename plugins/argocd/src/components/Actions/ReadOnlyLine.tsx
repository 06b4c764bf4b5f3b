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
  APPLICATION_ACTIONS,
  ApplicationView,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import styles from './ReadOnlyLine.module.css';

/** Owners of an application of which one may do nothing; `undefined` where one may do something. */
function ownerOf({ actions }: ApplicationView): string | undefined {
  const owners = APPLICATION_ACTIONS.map(action => {
    const state = actions[action];
    return !state.allowed && state.reason.code === 'notPermitted'
      ? state.reason.parameters.owner ?? ''
      : undefined;
  });
  return owners.includes(undefined) ? undefined : owners[0];
}

/** Says once, under the rows, that none of them can be changed, and who can. */
export function ReadOnlyLine(props: { applications: ApplicationView[] }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const owners = props.applications.map(ownerOf);
  if (owners.length === 0 || owners.includes(undefined)) {
    return null;
  }
  const named = [...new Set(owners.filter(Boolean))];
  return (
    <p className={styles.line}>
      {named.length > 0
        ? t('readOnly.owner', { owner: named.join(', ') })
        : t('readOnly.plain')}
    </p>
  );
}
