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

import { lazy, ReactNode, Suspense } from 'react';

const HomeContent = lazy(() =>
  import('.').then(m => ({ default: m.HomeContent })),
);

/**
 * What a home page says of deployments: what needs the person, their changes, their projects. For an app to put below
 * the head of its home page.
 *
 * @public
 */
export function ArgocdHome(props: {
  /** Further cards beside it. */
  aside?: ReactNode;
  /** Where somebody without a project creates one. */
  createUrl?: string;
}) {
  return (
    <Suspense fallback={null}>
      <HomeContent {...props} />
    </Suspense>
  );
}
