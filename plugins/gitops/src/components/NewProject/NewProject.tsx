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
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { gitopsApiRef } from '../../api';
import { gitopsTranslationRef } from '../../translation';
import { ErrorPanel } from '../ErrorPanel';
import { CreateForm } from './CreateForm';
import { CreateFrame } from './CreateFrame';
import { LoadingForm } from './LoadingForm';
import styles from './NewProject.module.css';
import { NoTargets } from './NoTargets';
import { TemplateChoice } from './TemplateChoice';
import { useTeams } from './useTeams';
import { useTemplates } from './useTemplates';

/** Everything that the form is made of, or why there is none. */
export function NewProject(props: { templateRef: string | null }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const gitops = useApi(gitopsApiRef);
  const templates = useTemplates(props.templateRef);
  const targets = useAsyncRetry(() => gitops.getTargets(), [gitops]);
  const teams = useTeams();
  const identity = useApi(identityApiRef);
  const person = useAsyncRetry(
    () => identity.getBackstageIdentity(),
    [identity],
  );

  const [template] = templates.value ?? [];
  const frame = {
    title: template?.metadata.title ?? t('create.title'),
    description: template?.metadata.description,
  };
  const failed = [
    { ...templates, title: t('create.templatesFailed') },
    { ...targets, title: t('targetsFailed') },
    { ...person, title: t('create.personFailed') },
  ].flatMap(({ error, ...rest }) => (error ? [{ error, ...rest }] : []));
  if (failed.length > 0) {
    return (
      <CreateFrame {...frame}>
        <div className={styles.failures}>
          {failed.map(({ error, retry, title }) => (
            <ErrorPanel
              key={title}
              title={title}
              error={error}
              hint={t('create.kept')}
              onRetry={retry}
            />
          ))}
        </div>
      </CreateFrame>
    );
  }
  if (
    !templates.value ||
    !targets.value ||
    !person.value ||
    (!teams.value && !teams.error)
  ) {
    return (
      <CreateFrame {...frame}>
        <LoadingForm />
      </CreateFrame>
    );
  }
  if (templates.value.length !== 1) {
    return (
      <CreateFrame title={t('create.title')}>
        <TemplateChoice asked={props.templateRef} templates={templates.value} />
      </CreateFrame>
    );
  }
  if (targets.value.targets.length === 0) {
    return (
      <CreateFrame {...frame}>
        <NoTargets problems={targets.value.problems} />
      </CreateFrame>
    );
  }
  const templateRef = stringifyEntityRef(template);
  const { userEntityRef: userRef } = person.value;
  return (
    <CreateFrame {...frame}>
      <CreateForm
        key={templateRef}
        templateRef={templateRef}
        userRef={userRef}
        targets={targets.value.targets}
        teams={teams}
      />
    </CreateFrame>
  );
}
