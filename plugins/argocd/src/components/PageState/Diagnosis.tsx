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

import { Entity } from '@backstage/catalog-model';
import { Button, Skeleton } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import styles from './PageState.module.css';

const LazySteps = lazy(() => import('./DiagnosisSteps'));

/** Why the entity shows what it shows, step by step, on request. */
export function Diagnosis(props: {
  entity: Entity;
  question: string;
  /** What is shown beside it may be another now. */
  onConfirmed?: () => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.diagnosis}>
      <Button
        size="small"
        variant="secondary"
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
      >
        {props.question}
      </Button>
      {isOpen && (
        <Suspense fallback={<Skeleton width="100%" height={80} />}>
          <LazySteps entity={props.entity} onConfirmed={props.onConfirmed} />
        </Suspense>
      )}
    </div>
  );
}
