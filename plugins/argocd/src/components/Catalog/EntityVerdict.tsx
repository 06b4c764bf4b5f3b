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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { argocdApiRef } from '../../api';
import { usePortalConnection } from '../../connection';
import { useKnown } from '../../hooks/useKnown';
import { useSentences } from '../../hooks/useSentences';
import { VerdictWord } from '../Verdict';
import { entityVerdictsOf } from './EntityVerdicts';

/** How the worst application of an entity is, in one word; a dash where it has none or nothing is known. */
export function EntityVerdict(props: { entity: Entity }) {
  const api = useApi(argocdApiRef);
  const connection = usePortalConnection();
  const sentences = useSentences();
  const verdicts = entityVerdictsOf(api, connection);
  const ref = stringifyEntityRef(props.entity);
  const { isLoading, worst } = useSyncExternalStore(
    useCallback(onChange => verdicts.listen(ref, onChange), [verdicts, ref]),
    () => verdicts.stateOf(ref),
  );
  const [shown] = useKnown(useMemo(() => (worst ? [worst] : []), [worst]));
  if (isLoading) {
    return <Skeleton width={96} height={20} />;
  }
  return shown ? (
    <span title={sentences.verdict(shown)} style={{ whiteSpace: 'nowrap' }}>
      <VerdictWord verdict={shown.verdict} />
    </span>
  ) : (
    <span>–</span>
  );
}
