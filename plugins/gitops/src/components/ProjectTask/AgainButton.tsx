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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { Button } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { gitopsTranslationRef } from '../../translation';
import { draftOf, storeDraft } from '../NewProject/draft';

/** Leads back to the form, filled in as it was for this task. */
export function AgainButton(props: { task: ScaffolderTask }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const paths = useTaskPaths();
  const navigate = useNavigate();
  const { parameters, templateInfo, user } = props.task.spec;
  if (!templateInfo || !user?.ref) {
    return null;
  }
  const { entityRef } = templateInfo;
  const draftKey = { templateRef: entityRef, userRef: user.ref };
  const again = () => {
    storeDraft(draftKey, draftOf(parameters));
    navigate(paths.form(entityRef));
  };
  return (
    <Button variant="secondary" onPress={again}>
      {t('task.again')}
    </Button>
  );
}
