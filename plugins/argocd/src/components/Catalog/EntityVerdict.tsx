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
import { argocdApiRef } from '../../api';
import { useLiveReload } from '../../hooks/useLiveReload';
import { useLoaded } from '../../hooks/useLoaded';
import { useSentences } from '../../hooks/useSentences';
import { VerdictWord } from '../Verdict';
import { entityVerdicts } from './entityVerdicts';

/** The rows of a table share one request, so none of them waits by itself; the loader spreads browsers instead. */
const spreadMs = 0;

/** How the worst application of an entity is, in one word; a dash where it has none or nothing is known. */
export function EntityVerdict(props: { entity: Entity }) {
  const api = useApi(argocdApiRef);
  const sentences = useSentences();
  const ref = stringifyEntityRef(props.entity);
  const { value, isLoading, reload } = useLoaded(
    async () => ({ worst: await entityVerdicts(api).load(ref) }),
    [api, ref],
  );
  useLiveReload(reload, () => true, spreadMs);
  if (isLoading) {
    return <Skeleton width={96} height={20} />;
  }
  return value?.worst ? (
    <span title={sentences.verdict(value.worst)}>
      <VerdictWord verdict={value.worst.verdict} />
    </span>
  ) : (
    <span>–</span>
  );
}
