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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Dialog, DialogBody, Link, SearchField, Text } from '@backstage/ui';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { appTranslationRef } from '../../translation';
import styles from './SearchDialog.module.css';

const pauseMs = 200;
const maxFound = 10;

function useFound(term: string) {
  const catalog = useApi(catalogApiRef);
  return useAsync(async (): Promise<Entity[] | undefined> => {
    if (!term) {
      return undefined;
    }
    const { items } = await catalog.queryEntities({
      fullTextFilter: {
        term,
        fields: ['metadata.name', 'metadata.title', 'metadata.description'],
      },
      filter: { kind: ['system', 'component', 'resource', 'group', 'user'] },
      fields: ['kind', 'metadata', 'spec.profile'],
      limit: maxFound,
    });
    return items;
  }, [catalog, term]);
}

/** Finds what the catalog has by name, title or description. */
export function SearchDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslationRef(appTranslationRef);
  const linkTo = useEntityRefLink();
  const [text, setText] = useState('');
  const [term, setTerm] = useState('');
  useDebounce(() => setTerm(text.trim()), pauseMs, [text]);
  const { value: found, error } = useFound(term);
  const said = () => {
    if (error) {
      return t('search.failed');
    }
    return found?.length === 0 ? t('search.nothing', { term }) : undefined;
  };
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={onClose}
      width={560}
      aria-label={t('search.open')}
    >
      <DialogBody>
        <SearchField
          // eslint-disable-next-line jsx-a11y/no-autofocus -- who opens a search wants to type
          autoFocus
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          value={text}
          onChange={setText}
        />
        <ul className={styles.found}>
          {found?.map(entity => (
            <li key={stringifyEntityRef(entity)}>
              <Link href={linkTo(entity)} onPress={onClose}>
                <EntityDisplayName entityRef={entity} hideIcon />
              </Link>
              <span className={styles.kind}>{entity.kind}</span>
            </li>
          ))}
        </ul>
        <Text as="p" variant="body-small" role="status">
          {said()}
        </Text>
      </DialogBody>
    </Dialog>
  );
}
