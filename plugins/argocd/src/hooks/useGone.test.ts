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

import { EntityApplications } from '@slipway/plugin-argocd-common';
import { renderHook } from '@testing-library/react';
import {
  answer,
  brokenApplication,
  entity,
  liveApplication,
  liveInstance,
} from '../__testUtils__/fixtures';
import { useGone } from './useGone';

function renderGone(data: EntityApplications | undefined) {
  return renderHook(props => useGone(props.entity, props.data), {
    initialProps: { entity, data },
  });
}

const both = answer({ applications: [liveApplication, brokenApplication] });

describe('useGone', () => {
  it('names the applications that were there and are no more', () => {
    const { result, rerender } = renderGone(both);
    expect(result.current).toEqual([]);
    rerender({ entity, data: answer() });
    expect(result.current).toEqual([brokenApplication.name]);
    rerender({ entity, data: answer({ applications: [] }) });
    expect(result.current).toEqual([
      liveApplication.name,
      brokenApplication.name,
    ]);
  });

  it('forgets one that is back', () => {
    const { result, rerender } = renderGone(both);
    rerender({ entity, data: answer() });
    rerender({ entity, data: both });
    expect(result.current).toEqual([]);
  });

  it('does not name what an instance that starts anew has not read yet', () => {
    const { result, rerender } = renderGone(both);
    rerender({
      entity,
      data: answer({
        applications: [],
        instances: [{ ...liveInstance, status: 'starting' }],
      }),
    });
    expect(result.current).toEqual([]);
  });

  it('does not name the applications of the entity before', () => {
    const { result, rerender } = renderGone(both);
    rerender({
      entity: { ...entity, metadata: { name: 'other' } },
      data: answer({ applications: [] }),
    });
    expect(result.current).toEqual([]);
  });
});
