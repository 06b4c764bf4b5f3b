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
import { Button, SearchField, Select } from '@backstage/ui';
import {
  ApplicationCounts,
  InstanceStatus,
} from '@slipway/plugin-argocd-common';
import {
  memo,
  RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { argocdApplicationsTranslationRef } from '../../translations/applications';
import { nameOfRef } from '../../utils/nameOfRef';
import styles from './Applications.module.css';
import { ApplicationsAddress } from './useApplicationsAddress';

/** Milliseconds after the last letter until it is searched for. */
const typingMs = 300;
const any = 'any';
/** More than this nobody looks through. */
const fewOptions = 12;

const asItIs = (name: string) => name;

/** Drawn anew only where its choices are others, not with each letter that is typed beside it. */
const FilterSelect = memo(function MemoizedSelect(props: {
  label: string;
  counts: Record<string, number>;
  filters: 'owner' | 'environment' | 'instance';
  chosen?: string;
  nameOf: (id: string) => string;
  onChange: (change: Partial<ApplicationsAddress>) => void;
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { label, counts, filters, chosen, nameOf, onChange } = props;
  const ids = Object.keys(counts);
  if (chosen && !ids.includes(chosen)) {
    ids.push(chosen);
  }
  return (
    <Select
      size="small"
      className={styles.select}
      aria-label={label}
      value={chosen ?? any}
      onChange={key =>
        onChange({ [filters]: key === any ? undefined : String(key) })
      }
      {...(ids.length > fewOptions && {
        search: { placeholder: label },
      })}
      options={[
        { id: any, label: `${label}: ${t('any')}` },
        ...ids.sort().map(id => ({
          id,
          label: `${label}: ${nameOf(id)} (${counts[id] ?? 0})`,
        })),
      ]}
    />
  );
});

/** Search and choices of what is shown. */
export function Filters(props: {
  address: ApplicationsAddress;
  counts: ApplicationCounts;
  instances: InstanceStatus[];
  field: RefObject<HTMLDivElement>;
  onChange: (change: Partial<ApplicationsAddress>) => void;
}) {
  const { t } = useTranslationRef(argocdApplicationsTranslationRef);
  const { address, counts, instances, field, onChange } = props;
  const { search, state, owner, environment, instance } = address;
  // They say with every answer how old they are; the names of the choices stay.
  const titles = JSON.stringify(
    Object.fromEntries(
      instances.map(({ name, title = name }) => [name, title]),
    ),
  );
  const titleOf = useCallback(
    (id: string): string => JSON.parse(titles)[id] ?? id,
    [titles],
  );
  const [typed, setTyped] = useState(search);
  // Something else may be chosen until it is searched for.
  const latest = useRef(onChange);
  latest.current = onChange;
  // Another one came by the address: by going back, or by a link.
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed === search) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current({ search: typed }), typingMs);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);

  return (
    <>
      <div className={styles.search} ref={field}>
        <SearchField
          size="small"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={200}
          value={typed}
          onChange={setTyped}
        />
        {typed === '' && (
          <kbd className={styles.key} aria-hidden>
            /
          </kbd>
        )}
      </div>
      <FilterSelect
        label={t('owner')}
        counts={counts.owner}
        chosen={owner}
        filters="owner"
        nameOf={nameOfRef}
        onChange={onChange}
      />
      <FilterSelect
        label={t('environment')}
        counts={counts.environment}
        chosen={environment}
        filters="environment"
        nameOf={asItIs}
        onChange={onChange}
      />
      {instances.length > 1 && (
        <FilterSelect
          label={t('instance')}
          counts={counts.instance}
          chosen={instance}
          filters="instance"
          nameOf={titleOf}
          onChange={onChange}
        />
      )}
      {(search || state || owner || environment || instance) && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            onChange({
              search: '',
              state: undefined,
              owner: undefined,
              environment: undefined,
              instance: undefined,
            })
          }
        >
          {t('clear')}
        </Button>
      )}
    </>
  );
}
