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

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { appTranslationRef } from '../../translation';

/** A page that the menu leads to is called as in the menu; Backstage names it in English, whatever the language is. */
export function usePageTitle(): (title: string, link?: string) => string {
  const { t } = useTranslationRef(appTranslationRef);
  const pages = [
    [useRouteRef(catalogPlugin.routes.catalogIndex)?.(), t('catalog')],
    [useRouteRef(scaffolderPlugin.routes.root)?.(), t('create')],
    [useRouteRef(userSettingsPlugin.routes.root)?.(), t('settings')],
  ] as const;
  return (title, link) =>
    pages.find(([href]) => href !== undefined && href === link)?.[1] ?? title;
}
