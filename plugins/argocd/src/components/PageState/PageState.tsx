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
import { lazy, Suspense } from 'react';
import { Failed } from './Failed';
import { Forbidden } from './Forbidden';
import { Loading } from './Loading';

const LazyNotLinked = lazy(() => import('./NotLinked'));

type PageStateProps =
  | { state: 'loading'; rows: number }
  | { state: 'forbidden'; entity?: Entity }
  | { state: 'error'; error: Error; onRetry: () => void }
  | { state: 'empty'; entity: Entity; annotated: boolean };

/** What a page, card or widget shows in place of its content. */
export function PageState(props: PageStateProps) {
  switch (props.state) {
    case 'loading':
      return <Loading rows={props.rows} />;
    case 'forbidden':
      return <Forbidden entity={props.entity} />;
    case 'error':
      return <Failed error={props.error} onRetry={props.onRetry} />;
    default:
      return (
        <Suspense fallback={<Loading rows={3} />}>
          <LazyNotLinked entity={props.entity} annotated={props.annotated} />
        </Suspense>
      );
  }
}
