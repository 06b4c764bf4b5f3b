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
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { LeftoversView } from '@slipway/plugin-gitops-common';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { messageOf } from '../../api';
import { GitlabToken, useGitlabToken } from '../../hooks/useGitlabToken';
import { useLeftovers } from '../../hooks/useLeftovers';
import { useTaskPaths } from '../../hooks/useTaskPaths';
import { gitopsTranslationRef } from '../../translation';
import { ErrorPanel } from '../ErrorPanel';
import { Lines } from './Lines';
import { RemoveDialog } from './RemoveDialog';
import { TaskCard } from './TaskCard';
import styles from './ProjectTask.module.css';

/** Starts a task with the same answers that takes over what is left, and leads to it. */
function useContinue(task: ScaffolderTask, gitlab: GitlabToken) {
  const api = useApi(scaffolderApiRef);
  const paths = useTaskPaths();
  const navigate = useNavigate();
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error>();
  const start = async () => {
    const { parameters, templateInfo } = task.spec;
    if (isPending || !templateInfo) {
      return;
    }
    setIsPending(true);
    setError(undefined);
    try {
      const token = await gitlab.getToken();
      if (!token) {
        // The page asks for the sign-in again.
        setIsPending(false);
        return;
      }
      const { taskId } = await api.scaffold({
        templateRef: templateInfo.entityRef,
        values: { ...parameters, leftover: 'adopt' },
        secrets: { USER_OAUTH_TOKEN: token },
      });
      navigate(paths.page(taskId));
    } catch (failure) {
      setError(failure as Error);
      setIsPending(false);
    }
  };
  return { start, isPending, error };
}

function Known(props: {
  view: LeftoversView;
  isPending: boolean;
  onContinue: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { isPending, view } = props;
  const isLeft = view.left.length > 0;
  const isThere = view.repositoryUrl !== undefined;
  const hint = () => {
    if (isThere) {
      return t('task.left.continueHint');
    }
    return t(isLeft ? 'task.left.goneHint' : 'task.left.againHint');
  };
  return (
    <>
      {view.removed.length > 0 && (
        <>
          <p className={styles.text}>{t('task.left.removed')}</p>
          <Lines lines={view.removed.map(text => ({ text }))} />
        </>
      )}
      {isLeft ? (
        <Lines lines={view.left.map(text => ({ text }))} />
      ) : (
        <p className={styles.text}>{t('task.left.nothing')}</p>
      )}
      <p className={styles.hint}>{hint()}</p>
      {isLeft && (
        <div className={styles.buttons}>
          {isThere && (
            <Button
              variant="primary"
              isPending={isPending}
              onPress={props.onContinue}
            >
              {t('task.left.continue')}
            </Button>
          )}
          <Button
            variant={isThere ? 'secondary' : 'primary'}
            isDisabled={isPending}
            onPress={props.onRemove}
          >
            {t('task.left.remove')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What a task that did not end well has left, with the ways to go on. */
export function LeftoversCard(props: {
  task: ScaffolderTask;
  name: string;
  gitlabUrl: string;
  /** Told what a look has found. */
  onView: (view: LeftoversView | undefined) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { gitlabUrl, name, onView, task } = props;
  const gitlab = useGitlabToken(gitlabUrl);
  const { error, remove, retry, view } = useLeftovers(task.id, gitlab);
  const next = useContinue(task, gitlab);
  // It outlasts the list, which goes when the access to GitLab ends.
  const [removing, setRemoving] = useState<string[]>();
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => onView(view), [onView, view]);
  useEffect(() => {
    // The button that had the focus went with what was removed.
    if (!removing && view && view.removed.length > 0) {
      found.current?.focus();
    }
  }, [removing, view]);
  return (
    <TaskCard title={t('task.left.title')}>
      <div
        aria-live="polite"
        ref={found}
        tabIndex={-1}
        className={styles.found}
      >
        {['signedOut', 'signingIn'].includes(gitlab.state) ? (
          <>
            <p className={styles.text}>
              {gitlab.error ? messageOf(gitlab.error) : t('task.left.signIn')}
            </p>
            <Button
              variant="primary"
              isPending={gitlab.state === 'signingIn'}
              onPress={gitlab.signIn}
            >
              {t('task.left.signInAction')}
            </Button>
          </>
        ) : (
          <>
            {!view && !error && (
              <Skeleton
                width="100%"
                height={48}
                aria-label={t('task.left.looking')}
              />
            )}
            {error && (
              <ErrorPanel
                title={t('task.left.notFound')}
                error={error}
                onRetry={retry}
              />
            )}
            {view && (
              <Known
                view={view}
                isPending={next.isPending}
                onContinue={next.start}
                onRemove={() => setRemoving(view.left)}
              />
            )}
          </>
        )}
      </div>
      {removing && (
        <RemoveDialog
          name={name}
          left={removing}
          gitlab={gitlab}
          onRemove={remove}
          onClose={() => setRemoving(undefined)}
        />
      )}
      <div role="alert">
        {next.error && (
          <Alert
            status="danger"
            icon
            title={t('task.left.startFailed', {
              message: messageOf(next.error),
            })}
          />
        )}
      </div>
    </TaskCard>
  );
}
