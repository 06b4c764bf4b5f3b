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
import { Box, Button } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { TargetView } from '@slipway/plugin-gitops-common';
import { Dispatch, memo, useId, useState } from 'react';
import { gitopsTranslationRef } from '../../../translation';
import { Answers, DraftAction, Problems } from '../draft';
import styles from './Advanced.module.css';
import { Choices } from './Choices';
import { useTargetSentence } from './useTargetSentence';

/** What the platform decides, in one sentence; what it leaves open can be changed. */
export const Advanced = memo(function MemoizedAdvanced(props: {
  targets: TargetView[];
  answers: Answers;
  environmentsProblem: Problems['environments'];
  domainProblem: Problems['domain'];
  dispatch: Dispatch<DraftAction>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { targets, answers } = props;
  const problems = {
    environments: props.environmentsProblem,
    domain: props.domainProblem,
  };
  const sentence = useTargetSentence()(answers);
  const panelId = useId();
  const [isOpened, setIsOpened] = useState(false);
  const isOpen = isOpened || Boolean(problems.environments ?? problems.domain);
  const isOpenable = targets.length > 1 || answers.target.choices.length > 0;
  const Chevron = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <Box as="section" bg="neutral" className={styles.advanced}>
      <Chevron size={16} aria-hidden />
      <div className={styles.text}>
        <h2>{t('create.advanced')}</h2>
        <p>{sentence}</p>
      </div>
      {isOpenable && (
        <Button
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onPress={() => setIsOpened(!isOpen)}
        >
          {isOpen ? t('create.close') : t('create.change')}
        </Button>
      )}
      {isOpen && (
        <div id={panelId} className={styles.panel}>
          <Choices
            targets={targets}
            answers={answers}
            problems={problems}
            dispatch={props.dispatch}
          />
        </div>
      )}
    </Box>
  );
});
