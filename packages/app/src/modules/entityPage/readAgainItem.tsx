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

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  errorApiRef,
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiRefreshLine } from '@remixicon/react';
import { appTranslationRef } from '../../translation';

/** The catalog reads its files again by itself, but people who have just changed one do not wait for that. */
export const readAgainItem = EntityContextMenuItemBlueprint.make({
  name: 'slipway-read-again',
  params: {
    icon: <RiRefreshLine />,
    useProps: () => {
      const { t } = useTranslationRef(appTranslationRef);
      const { entity } = useEntity();
      const catalog = useApi(catalogApiRef);
      const toast = useApi(toastApiRef);
      const errors = useApi(errorApiRef);
      const readAgain = async () => {
        try {
          await catalog.refreshEntity(stringifyEntityRef(entity));
          toast.post({ title: t('entity.willBeRead'), timeout: 5_000 });
        } catch (error) {
          errors.post(error as Error);
        }
      };
      return { title: t('entity.readAgain'), onClick: readAgain };
    },
  },
});
