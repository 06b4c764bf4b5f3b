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

import { RepositoryDelivery } from '@slipway/plugin-argocd-common';
import { messageOf } from '../../api';
import { ProjectAnswers } from '../../hooks/useProjectAnswers';

/** Why what is shown may be old. */
export interface Unheard {
  /** When it was so, ISO 8601; absent where nobody has said. */
  at?: string;
  reason: string;
}

/** Of all that the Argo CD back end says; absent where it answers. */
export function unheardAnswers({
  error,
  heardAt,
}: ProjectAnswers): Unheard | undefined {
  return error && heardAt !== undefined
    ? { at: new Date(heardAt).toISOString(), reason: messageOf(error) }
    : undefined;
}

/** Of what GitLab says of a pipeline. */
export function unheardPipeline(
  answers: ProjectAnswers,
  delivery: RepositoryDelivery | undefined,
): Unheard | undefined {
  return delivery?.unavailable
    ? { at: delivery.readAt, reason: delivery.unavailable }
    : unheardAnswers(answers);
}
