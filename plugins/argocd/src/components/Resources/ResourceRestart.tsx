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
import { ApplicationView, ResourceNode } from '@slipway/plugin-argocd-common';
import { useState } from 'react';
import { useApplicationActions } from '../../hooks/useApplicationActions';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { LazyActionDialogs, useActionReasons } from '../Actions';

/** Asks for a restart of one workload, where that is allowed; the row of the environment follows it to its end. */
export function ResourceRestart(props: {
  application: ApplicationView;
  node: ResourceNode;
  reload: () => Promise<void>;
}) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { application, node } = props;
  const [isOpen, setIsOpen] = useState(false);
  const actions = useApplicationActions(application, props.reload);
  const reasons = useActionReasons(application);
  if (reasons.restart) {
    return null;
  }
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setIsOpen(true)}>
        {t('restart')}
      </Button>
      {isOpen && (
        <LazyActionDialogs
          application={application}
          actions={actions}
          open={{ kind: 'restart', workload: node.id }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
