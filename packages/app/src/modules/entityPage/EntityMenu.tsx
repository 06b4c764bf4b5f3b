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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import type { EntityContextMenuItemData } from '@backstage/plugin-catalog-react/alpha';
import { RiMoreFill } from '@remixicon/react';
import { appTranslationRef } from '../../translation';
import { useEntityMenuItems } from './EntityMenuItems';

function Item({ data }: { data: EntityContextMenuItemData }) {
  const { title, disabled, onClick, ...props } = data.useProps();
  return (
    <MenuItem
      iconStart={data.icon}
      href={'href' in props ? props.href : undefined}
      isDisabled={disabled}
      onAction={() => {
        onClick?.();
      }}
    >
      {title}
    </MenuItem>
  );
}

export function EntityMenu({ entity }: { entity: Entity }) {
  const { t } = useTranslationRef(appTranslationRef);
  const items = useEntityMenuItems(entity);
  return items.length > 0 ? (
    <MenuTrigger>
      <ButtonIcon
        variant="tertiary"
        icon={<RiMoreFill />}
        aria-label={t('entity.more', {
          name: entity.metadata.title ?? entity.metadata.name,
        })}
      />
      <Menu placement="bottom end">
        {items.map(({ id, data }) => (
          <Item key={id} data={data} />
        ))}
      </Menu>
    </MenuTrigger>
  ) : null;
}
