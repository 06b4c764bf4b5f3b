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

import { readCrash } from './crashReport';

const log = (text: string) => text.split('\n').map(content => ({ content }));

describe('the end of a log', () => {
  it.each([
    [
      'Python',
      `INFO starting
Traceback (most recent call last):
  File "/app/main.py", line 40, in <module>
    main()
  File "/app/main.py", line 33, in main
    client = Client(os.environ["MLFLOW_URL"])
  File "/usr/local/lib/python3.13/site-packages/x/y.py", line 5, in z
    raise
  File "<frozen os>", line 717, in __getitem__
KeyError: 'MLFLOW_URL'`,
      "KeyError: 'MLFLOW_URL'",
      {
        file: '/app/main.py',
        line: 33,
        source: 'client = Client(os.environ["MLFLOW_URL"])',
      },
      3,
    ],
    [
      'Node.js',
      `/app/server.js:7
throw new Error('no');

Error: DATABASE_URL is not set
    at Object.<anonymous> (/app/server.js:7:9)
    at node:internal/main:1:1
Node.js v22.1.0`,
      'Error: DATABASE_URL is not set',
      { file: '/app/server.js', line: 7 },
      2,
    ],
    [
      'Go',
      `panic: PORT is empty

goroutine 1 [running]:
runtime.gopanic()
	/usr/local/go/src/runtime/panic.go:770 +0x124
main.main()
	/src/cmd/api/main.go:12 +0x1d`,
      'panic: PORT is empty',
      { file: '/src/cmd/api/main.go', line: 12 },
      2,
    ],
    [
      'the Java virtual machine',
      `Exception in thread "main" java.lang.IllegalStateException: no url
	at com.acme.App.main(App.java:9)`,
      'Exception in thread "main" java.lang.IllegalStateException: no url',
      { file: 'App.java', line: 9 },
      2,
    ],
  ])(
    'of %s says what happened, and where',
    (_name, text, error, place, count) => {
      const report = readCrash(log(text));
      expect(report).toMatchObject({ error, place });
      expect(report.lines).toHaveLength(count);
      expect(
        report.lines.filter(({ matched }) => matched).map(line => line.content),
      ).toEqual([error]);
    },
  );

  it('of no known form claims nothing', () => {
    expect(readCrash(log('one\ntwo\n\nthree\nbye'))).toEqual({
      lines: ['two', 'three', 'bye'].map(content => ({
        content,
        matched: false,
      })),
    });
    expect(readCrash([])).toEqual({ lines: [] });
  });

  it('takes no line of a library for the place', () => {
    expect(
      readCrash(
        log(`Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/a.py", line 1, in b
    c()
ValueError: d`),
      ),
    ).toEqual({
      error: 'ValueError: d',
      lines: [{ content: 'ValueError: d', matched: true }],
    });
  });
});
