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
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { TargetView } from '@slipway/plugin-gitops-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router-dom';
import { useGitlabToken } from '../../hooks/useGitlabToken';
import { gitopsTranslationRef } from '../../translation';
import { Advanced } from './advanced';
import { ChecksCard, fieldOfCheck, refusalOf } from './checks';
import { CreateBar } from './CreateBar';
import {
  answersOf,
  Draft,
  problemsOf,
  removeDraft,
  serviceOf,
  useDraft,
  valuesOf,
  wrongFields,
} from './draft';
import { DescriptionField, GroupField, NameField, OwnerField } from './fields';
import { FilesCard } from './files';
import { LostAnswers } from './LostAnswers';
import styles from './NewProject.module.css';
import { ServiceTable } from './services';
import { useDryRun } from './useDryRun';
import { useOffReason } from './useOffReason';
import { useStart } from './useStart';
import { useTeams } from './useTeams';
import { useUnknownNote } from './useUnknownNote';

/** The form, and beside it what the task would meet and write. */
export function CreateForm(props: {
  templateRef: string;
  /** Whose answers they are. */
  userRef: string;
  /** At least one. */
  targets: TargetView[];
  teams: ReturnType<typeof useTeams>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { templateRef, userRef, targets, teams } = props;
  const draftKey = useMemo(
    () => ({ templateRef, userRef }),
    [templateRef, userRef],
  );
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const list = useRouteRef(scaffolderPlugin.routes.root)?.() ?? '/';
  const [draft, dispatch] = useDraft(draftKey);
  const [isSubmitted, setIsSubmitted] = useState(false);

  const { owner, target, group, settings } = draft;
  const ownTeams = teams.value?.own;
  const answers = useMemo(
    () =>
      answersOf(
        { owner, target, group, settings },
        { targets, ownTeams: ownTeams?.map(({ ref }) => ref) ?? [] },
      ),
    [owner, target, group, settings, targets, ownTeams],
  );
  const services = useMemo(
    () => draft.services.map(serviceOf),
    [draft.services],
  );
  const problems = problemsOf(draft, answers, services);
  const values = valuesOf(draft, answers, services);

  const gitlab = useGitlabToken(answers.target.gitlab.url);
  const { lines, outcome, preview, at, retry } = useDryRun({
    templateRef,
    values,
    problems,
    gitlab,
    person: teams.value?.person,
  });
  const reason = useOffReason()({ problems, gitlab, lines });
  const note = useUnknownNote()(lines);
  const { start, isPending, error } = useStart(draftKey, gitlab);

  const change = useCallback(
    (
      changed: Partial<Pick<Draft, 'name' | 'owner' | 'group' | 'description'>>,
    ) => dispatch({ type: 'changed', change: changed }),
    [dispatch],
  );
  const setName = useCallback((name: string) => change({ name }), [change]);
  const setOwner = useCallback(
    (ref: string) => change({ owner: ref }),
    [change],
  );
  const setGroup = useCallback(
    (path: string) => change({ group: path }),
    [change],
  );
  const setDescription = useCallback(
    (description: string) => change({ description }),
    [change],
  );
  const setLeftover = useCallback(
    (leftover: Draft['leftover']) =>
      dispatch({ type: 'changed', change: { leftover } }),
    [dispatch],
  );

  const create = () => {
    // What is wrong is marked, and unfolded, before the focus goes there.
    flushSync(() => setIsSubmitted(true));
    if (!reason) {
      start(values);
      return;
    }
    const [wrong] = wrongFields(problems);
    const refused = lines.find(({ status }) => status === 'refused');
    const field = wrong ?? (refused && fieldOfCheck[refused.id]);
    const find = (inputs: string) =>
      form.current?.querySelector<HTMLElement>(
        `[data-field="${field}"] ${inputs}`,
      );
    (
      find(':is(input, button)[aria-invalid="true"]') ??
      find(':is(input, button)')
    )?.focus();
  };
  const cancel = () => {
    removeDraft(draftKey);
    navigate(list);
  };

  return (
    <div className={styles.columns}>
      <form
        ref={form}
        className={styles.form}
        aria-label={t('create.title')}
        noValidate
        onSubmit={event => event.preventDefault()}
      >
        <LostAnswers draft={draft} answers={answers} />
        <NameField
          name={draft.name}
          problem={problems.name}
          refusal={refusalOf(lines, 'name')}
          isSubmitted={isSubmitted}
          onChange={setName}
        />
        <div className={styles.halves}>
          <OwnerField
            owner={answers.owner}
            teams={teams.value}
            error={teams.error}
            onRetry={teams.retry}
            isMissing={Boolean(problems.owner)}
            isSubmitted={isSubmitted}
            onChange={setOwner}
          />
          <GroupField
            group={answers.group}
            target={answers.target}
            isMissing={Boolean(problems.group)}
            refusal={refusalOf(lines, 'group')}
            isSubmitted={isSubmitted}
            onChange={setGroup}
          />
        </div>
        <ServiceTable
          services={draft.services}
          problems={problems.services}
          isSubmitted={isSubmitted}
          dispatch={dispatch}
        />
        <DescriptionField
          description={draft.description}
          isTooLong={Boolean(problems.description)}
          onChange={setDescription}
        />
        <Advanced
          targets={targets}
          answers={answers}
          environmentsProblem={problems.environments}
          domainProblem={problems.domain}
          dispatch={dispatch}
        />
        <CreateBar
          name={problems.name ? '' : draft.name}
          reason={reason}
          note={note}
          isPending={isPending}
          error={error}
          onCreate={create}
          onCancel={cancel}
        />
      </form>
      <aside className={styles.side} aria-label={t('create.aside')}>
        <ChecksCard
          lines={lines}
          outcome={outcome}
          at={at}
          leftover={draft.leftover}
          gitlab={gitlab}
          onLeftover={setLeftover}
          onRetry={retry}
        />
        <FilesCard preview={preview} />
      </aside>
    </div>
  );
}
