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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import { useRef } from 'react';
import { StickyHeadline } from './StickyHeadline';

const observer = globalThis.IntersectionObserver;
const rect = (bottom: number) => ({
  x: 0,
  y: bottom - 28,
  width: 800,
  height: 28,
  top: bottom - 28,
  bottom,
  left: 0,
  right: 800,
  toJSON: () => ({}),
});
let tell: (isIntersecting: boolean, bottom: number) => void;

beforeEach(() => {
  globalThis.IntersectionObserver = class {
    root = null;
    rootMargin = '';
    thresholds = [];
    constructor(callback: IntersectionObserverCallback) {
      tell = (isIntersecting, bottom) =>
        act(() =>
          callback(
            [
              {
                isIntersecting,
                boundingClientRect: rect(bottom),
                intersectionRatio: 0,
                intersectionRect: rect(0),
                rootBounds: null,
                target: document.body,
                time: 0,
              },
            ],
            this,
          ),
        );
    }
    observe() {}
    unobserve() {}
    disconnect() {}
    takeRecords() {
      return [];
    }
  };
});

afterEach(() => {
  globalThis.IntersectionObserver = observer;
});

function Page() {
  const top = useRef<HTMLDivElement>(null);
  return (
    <>
      <StickyHeadline
        headline={{
          code: 'liveEverywhere',
          parameters: { environments: 'dev,staging' },
          sentence: '',
        }}
        isOld={false}
        of={top}
      >
        <button type="button">Promote</button>
      </StickyHeadline>
      <div ref={top}>top</div>
    </>
  );
}

const promote = () => screen.queryByRole('button', { name: 'Promote' });

describe('the headline that stays', () => {
  it('comes with the button when the headline has left at the top, and goes with its return', async () => {
    renderInTestApp(<Page />);
    await screen.findByText('top');
    expect(promote()).not.toBeInTheDocument();
    tell(false, -20);
    expect(promote()).toBeInTheDocument();
    expect(screen.getByText('Live in dev and staging.')).toBeInTheDocument();
    tell(true, 40);
    expect(promote()).not.toBeInTheDocument();
  });

  it('does not come for a headline that is further down', async () => {
    renderInTestApp(<Page />);
    await screen.findByText('top');
    tell(false, 5_000);
    expect(promote()).not.toBeInTheDocument();
  });
});
