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

import {
  useAnalytics,
  useAppHref,
  useAppNavigate,
} from '@backstage/frontend-plugin-api';
import { MouseEvent, useCallback } from 'react';

/**
 * Lets plain links within an element lead through the app without loading it anew: thousands of them need no listeners of
 * their own.
 *
 * @returns the listener of the element, and where addresses of the app begin
 */
export function useAppLinks() {
  const root = useAppHref('/').replace(/\/$/, '');
  const navigate = useAppNavigate();
  const analytics = useAnalytics();
  const onClick = useCallback(
    (event: MouseEvent) => {
      const link =
        event.target instanceof Element
          ? event.target.closest('a[href]')
          : undefined;
      const to = link?.getAttribute('href');
      if (
        !link ||
        !to?.startsWith(`${root}/`) ||
        link.hasAttribute('target') ||
        event.defaultPrevented ||
        event.button !== 0 ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      ) {
        return;
      }
      event.preventDefault();
      analytics.captureEvent('click', link.textContent ?? to, {
        attributes: { to },
      });
      navigate(to.slice(root.length));
    },
    [root, navigate, analytics],
  );
  return { root, onClick };
}
