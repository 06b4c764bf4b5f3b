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

// What bench.ts opens in Chromium: the lines of a log alone, as the tab draws them.
import { ApiProvider } from '@backstage/core-app-api';
import {
  ApiHolder,
  ApiRef,
  errorApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import '@backstage/ui/css/styles.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  LogEntry,
  toEntry,
} from '../../plugins/argocd/src/components/Logs/LogEntry';
import { LogLines } from '../../plugins/argocd/src/components/Logs/LogLines';

declare global {
  interface Window {
    append?: (count: number) => Promise<number>;
  }
}

const translation = {
  ready: true,
  t: (key: string) => key,
};

/** All that the component asks of the app. */
const implementations: Record<string, object> = {
  [translationApiRef.id]: {
    getTranslation: () => translation,
    translation$: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
  },
  [errorApiRef.id]: { post: () => {}, error$: () => {} },
};

const apis: ApiHolder = {
  get: <T,>(ref: ApiRef<T>) => implementations[ref.id] as T | undefined,
};

/** As programs write them: short ones, long ones that are wrapped, some with colors, some in JSON. */
function content(number: number): string {
  switch (number % 10) {
    case 3:
      return `\u001b[33mWARN\u001b[0m  cache directory /tmp/scores/${number} is empty`;
    case 6:
      return `{"level":"info","msg":"scored","transaction":${number},"ms":3}`;
    case 9:
      return `File "/usr/lib/python3.12/runtime/exec_code.py", line ${number}, in exec_func_with_error_handling `.repeat(
        3,
      );
    default:
      return `INFO  scored transaction ${number} in 3 ms`;
  }
}

/** Milliseconds until the next picture is on the screen. */
const painted = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

function Page() {
  const [entries, setEntries] = useState<LogEntry[]>([]);
  useEffect(() => {
    window.append = async count => {
      const from = performance.now();
      setEntries(before => [
        ...before,
        ...Array.from({ length: count }, (_, index) =>
          toEntry(
            {
              content: content(before.length + index),
              at: '2026-11-23T10:22:35.123456789Z',
            },
            before.length + index + 1,
          ),
        ),
      ]);
      await painted();
      return performance.now() - from;
    };
  }, []);
  return (
    <div style={{ display: 'grid', height: '100vh' }}>
      <LogLines
        label="log"
        entries={entries}
        columns={{ numbers: true, times: true, pods: false }}
        wrap
        isRaw={false}
        query=""
        isCause={() => false}
      />
    </div>
  );
}

createRoot(document.getElementById('root')!).render(
  <ApiProvider apis={apis}>
    <Page />
  </ApiProvider>,
);
