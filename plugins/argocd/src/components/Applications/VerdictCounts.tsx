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
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  ApplicationList,
  ListedVerdictCode,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { VerdictIcon } from '../Verdict';
import { listedCodes } from './useApplicationsFilter';
import styles from './Applications.module.css';

/** How many applications are in which state, worst first; a press shows only those. */
export function VerdictCounts(props: {
  counts: ApplicationList['counts']['verdict'];
  chosen: ListedVerdictCode[];
  onChange: (chosen: ListedVerdictCode[]) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const shown = listedCodes.filter(
    code => (props.counts[code] ?? 0) > 0 || props.chosen.includes(code),
  );
  if (shown.length === 0) {
    return null;
  }
  return (
    <ToggleButtonGroup
      selectionMode="multiple"
      selectedKeys={props.chosen}
      onSelectionChange={keys =>
        props.onChange([...keys] as ListedVerdictCode[])
      }
      aria-label={t('applications.verdicts')}
      className={styles.counts}
    >
      {shown.map(code => (
        <ToggleButton
          key={code}
          id={code}
          iconStart={
            <VerdictIcon
              verdict={{
                code: code === 'notCompared' ? 'unknown' : code,
                lastKnown: code === 'notCompared',
                parameters: {},
                sentence: '',
              }}
            />
          }
        >
          {`${props.counts[code] ?? 0} ${t(`verdict.${code}`)}`}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
