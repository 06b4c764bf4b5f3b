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
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { maxServices, ServiceProblem } from '@slipway/plugin-gitops-common';
import { Dispatch, memo, useCallback, useEffect, useId, useRef } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { DraftAction, ServiceDraft } from '../draft';
import { Ground } from './Ground';
import { ServiceTableRow } from './ServiceTableRow';
import styles from './ServiceTable.module.css';
import { useSame } from './useSame';

/** The services of the project, a row each. Only the row that is typed in is drawn again. */
export const ServiceTable = memo(function MemoizedServiceTable(props: {
  services: ServiceDraft[];
  /** Of each service, in their order. */
  problems: ServiceProblem[][];
  isSubmitted: boolean;
  dispatch: Dispatch<DraftAction>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { services, dispatch } = props;
  const problems = useSame(props.problems);
  const labelId = useId();
  const table = useRef<HTMLUListElement>(null);
  const isFull = services.length >= maxServices;

  // Who adds a service wants to name it, and who removes one stays where it was.
  const count = useRef(services.length);
  const removedAt = useRef(0);
  const remove = useCallback(
    (id: number, position: number) => {
      removedAt.current = position - 1;
      dispatch({ type: 'serviceRemoved', id });
    },
    [dispatch],
  );
  useEffect(() => {
    const before = count.current;
    count.current = services.length;
    if (services.length === before) {
      return;
    }
    const at =
      services.length > before
        ? services.length - 1
        : Math.min(removedAt.current, services.length - 1);
    const input = table.current?.children[at]?.querySelector('input');
    input?.focus();
    if (services.length > before) {
      input?.select();
    }
  }, [services.length]);

  return (
    <section
      className={styles.section}
      aria-labelledby={labelId}
      data-field="services"
    >
      <h2 id={labelId} className={styles.label}>
        {t('create.services')}
      </h2>
      <div className={styles.table}>
        <div className={styles.heads} aria-hidden>
          <span>{t('form.name')}</span>
          <span>{t('create.type')}</span>
          <span>{t('form.language')}</span>
          <span>{t('form.port')}</span>
        </div>
        <ul ref={table} className={styles.rows}>
          {services.map((service, index) => (
            <ServiceTableRow
              key={service.id}
              service={service}
              position={index + 1}
              problems={problems[index]}
              isOnly={services.length === 1}
              isSubmitted={props.isSubmitted}
              dispatch={dispatch}
              onRemove={remove}
            />
          ))}
        </ul>
        <Ground>
          <div className={styles.foot}>
            <Button
              size="small"
              variant="tertiary"
              iconStart={<RiAddLine size={16} />}
              aria-disabled={isFull || undefined}
              className={isFull ? styles.off : undefined}
              onPress={() => !isFull && dispatch({ type: 'serviceAdded' })}
            >
              {t('create.addService')}
            </Button>
            <span className={styles.quiet}>
              {isFull
                ? t('create.servicesFull', { max: String(maxServices) })
                : t('create.servicesHint')}
            </span>
          </div>
        </Ground>
      </div>
    </section>
  );
});
