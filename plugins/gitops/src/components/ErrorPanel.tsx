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
import { Alert, Button } from '@backstage/ui';
import { messageOf } from '../api';
import { gitopsTranslationRef } from '../translation';

/** What could not be done, why, and another try. */
export function ErrorPanel(props: {
  /** What failed, as a sentence. */
  title: string;
  error: Error;
  /** What that means for the page. */
  hint?: string;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { error, hint, title } = props;
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={title}
        description={
          <>
            <p>{messageOf(error)}</p>
            {hint && <p>{hint}</p>}
          </>
        }
        customActions={
          <Button size="small" variant="secondary" onPress={props.onRetry}>
            {t('retry')}
          </Button>
        }
      />
    </div>
  );
}
