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

import { Text } from '@backstage/ui';
import { RemixiconComponentType } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './PageState.module.css';

/** One sentence where there is nothing else to show, and what to do next. */
export function StateMessage(props: {
  icon: RemixiconComponentType;
  title: string;
  children: ReactNode;
}) {
  const { icon: Icon } = props;
  return (
    <div className={styles.state}>
      <Text
        as="h2"
        variant="title-x-small"
        weight="bold"
        className={styles.title}
      >
        <Icon size={20} aria-hidden />
        {props.title}
      </Text>
      {props.children}
    </div>
  );
}
