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

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { ComponentProps, Suspense } from 'react';
import { argocdApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { messageOf } from '../../utils/messageOf';
import { queryOf } from '../../utils/queryOf';
import { LazyDiffView } from '../Diff';
import styles from './Details.module.css';

function Difference(props: {
  application: ApplicationView;
  node: ResourceNode;
}) {
  const api = useApi(argocdApiRef);
  const { t } = useTranslationRef(argocdDifferencesTranslationRef);
  const { t: tResources } = useTranslationRef(argocdResourcesTranslationRef);
  const { application, node } = props;
  const { value, error, isLoading } = useLoaded(
    () => api.getDiff(application, queryOf(node)),
    [
      api,
      node.id,
      // Another commit, or a sync, makes it another one.
      JSON.stringify([application.sync, application.operation]),
    ],
  );
  if (isLoading) {
    return <Skeleton width="100%" height={160} />;
  }
  if (error) {
    return <Text as="p">{messageOf(error)}</Text>;
  }
  if (value!.notComparable) {
    return (
      <Text as="p">
        {t('objects.notComparable', { message: value!.notComparable })}
      </Text>
    );
  }
  const [diff] = value!.items;
  if (!diff) {
    return <Text as="p">{t('objects.notInGit')}</Text>;
  }
  if (diff.change === 'none') {
    return (
      <>
        <Text as="p">{tResources('sameAsGit')}</Text>
        <pre
          className={styles.manifest}
          // A keyboard scrolls only what it can focus.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {diff.live}
        </pre>
      </>
    );
  }
  return <LazyDiffView diff={diff} />;
}

/** What a sync would change of an object; where nothing, the manifest that it has. Secrets are masked. */
export function ResourceDifference(props: ComponentProps<typeof Difference>) {
  return (
    <Suspense fallback={<Skeleton width="100%" height={160} />}>
      <Difference {...props} />
    </Suspense>
  );
}
