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
import { Checkbox } from '@backstage/ui';
import { ResourceDiff } from '@slipway/plugin-argocd-common';
import { argocdActionsTranslationRef } from '../../translations/actions';
import { ObjectDiff } from '../ObjectDiff';

/** One object that a sync would change: whether it is to be, and how. */
export function ObjectChange(props: {
  diff: ResourceDiff;
  isSelected: boolean;
  isDisabled: boolean;
  onSelect: (isSelected: boolean) => void;
}) {
  const { t } = useTranslationRef(argocdActionsTranslationRef);
  const { kind, name, change } = props.diff;
  return (
    <ObjectDiff diff={props.diff}>
      <Checkbox
        aria-label={t(`sync.change.${change}`, { kind, name })}
        isSelected={props.isSelected}
        isDisabled={props.isDisabled}
        onChange={props.onSelect}
      />
    </ObjectDiff>
  );
}
