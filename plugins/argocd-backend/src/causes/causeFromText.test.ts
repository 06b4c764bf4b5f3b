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

import {
  causeAdvice,
  CauseCode,
  causeSentence,
} from '@slipway/plugin-argocd-common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { causesDocument } from './__testUtils__/causesDocument';
import { realTexts } from './__testUtils__/realTexts';
import { causeFromText, isSuccess } from './causeFromText';
import { TextOrigin } from './texts/TextTable';

const origins = [...new Set(realTexts.map(({ origin }) => origin))];

/** What names the thing that the sentence is about, which every caller adds. */
const named = (parameters: Record<string, string>) => ({
  kind: 'Deployment',
  name: 'shop-api',
  workload: 'api',
  ...parameters,
});

describe('causeFromText', () => {
  it.each(realTexts)('$origin: $text', ({ text, origin, code, parameters }) => {
    const cause = causeFromText(text, origin);
    expect(cause).toEqual({ code, parameters, original: text });
    const sentence = causeSentence({ code, parameters: named(parameters) });
    // No gRPC, no Go structs, no command lines and no holes in what people read.
    expect(sentence).not.toMatch(
      /rpc error|&\w+{|`helm|undefined|\[object|{{| {2}| [,:]| \.(?:\s|$)/,
    );
    expect(causeAdvice[code]).toBeTruthy();
  });

  it.each(realTexts)(
    'claims nothing else of the same text from elsewhere: $text',
    ({ text, code }) => {
      for (const origin of origins) {
        expect([code, 'other']).toContain(causeFromText(text, origin).code);
      }
    },
  );

  it.each<[string, TextOrigin, CauseCode]>([
    [
      'dial tcp 10.42.0.17:8080: connect: connection refused',
      'condition',
      'other',
    ],
    [
      'dial tcp 10.42.0.17:8080: connect: connection refused',
      'repositoryServer',
      'other',
    ],
    [
      'dial tcp 10.42.0.17:8080: connect: connection refused',
      'container',
      'other',
    ],
    [
      'dial tcp 10.42.0.17:8080: connect: connection refused',
      'apiServer',
      'other',
    ],
    ['authentication required', 'container', 'other'],
    ['authentication required', 'apiServer', 'other'],
    ['authentication required', 'cluster', 'other'],
    ['authentication required', 'deletion', 'other'],
    ['manifest unknown', 'repositoryServer', 'other'],
    ['0/3 nodes are available: 3 Insufficient cpu.', 'condition', 'other'],
    ['something that nobody has ever seen', 'condition', 'other'],
  ])('of "%s" by %s says %s', (text, origin, code) => {
    expect(causeFromText(text, origin)).toEqual({
      code,
      parameters: {},
      original: text,
    });
  });

  it('shortens what a sentence does not need', () => {
    const cause = causeFromText(
      'Back-off pulling image registry.example.local/a/fastapi:1111111111111111111111111111111111111111: not found',
      'container',
    );
    expect(
      causeSentence({
        ...cause,
        parameters: { ...cause.parameters, workload: 'fastapi' },
      }),
    ).toBe(
      'fastapi cannot start: image fastapi:1111111 was not found in the registry.',
    );
  });

  it('cuts what others say to a length that a sentence can hold', () => {
    const { parameters } = causeFromText(
      `admission webhook "a.b" denied the request: ${'no\n '.repeat(400)}`,
      'apiServer',
    );
    expect(parameters.reason).toHaveLength(200);
    expect(parameters.reason).toMatch(/^no no no .*…$/);
  });

  it('lets no text change colors or the direction of writing', () => {
    expect(
      causeFromText(
        'admission webhook "a.b" denied the request: \u001b[31mno\u001b[0m \u202eevil\u0000',
        'apiServer',
      ).parameters.reason,
    ).toBe('no evil');
  });

  it.each([
    'connecting to redis: no such thing',
    'image is not signed',
    'Repository not found in values',
    'dial tcp 10.0.0.1:6379: connect: connection refused',
  ])('takes no words of a chart for those of Argo CD: %s', words => {
    expect(
      causeFromText(
        `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to execute helm template command: failed to get command args to log: \`helm template . --name-template shop\` failed exit status 1: Error: execution error at (shop/templates/api.yaml:3:4): ${words}`,
        'condition',
      ),
    ).toMatchObject({
      code: 'chartDoesNotRender',
      parameters: { file: 'shop/templates/api.yaml', line: '3' },
    });
  });

  it('reads what stands at the end of a long command line', () => {
    const command = `helm template . ${'--set a=b '.repeat(400)}`;
    expect(
      causeFromText(
        `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to execute helm template command: failed running helm: \`${command}\` failed exit status 1: Error: YAML parse error on web/templates/a.yaml: error converting YAML to JSON: yaml: line 7: did not find expected key`,
        'condition',
      ),
    ).toMatchObject({ code: 'yamlInvalid', parameters: { line: '7' } });
  });

  it.each(origins)('comes to an end with hostile texts of %s', origin => {
    for (const part of [
      '"',
      ' is invalid: ',
      '/',
      'a: ',
      'Get "https://',
      '[',
    ]) {
      const text = part.repeat(2000);
      expect(causeFromText(text, origin).original).toBe(text.slice(0, 2000));
    }
  });
});

describe('isSuccess', () => {
  it.each([
    'successfully synced (all tasks run)',
    'successfully synced (no more tasks)',
    'deployment.apps/api configured',
    'job.batch/migrate created',
    'service/api created (dry run)',
    'secret/api serverside-applied',
    'Reached expected number of succeeded pods',
  ])('%s', text => {
    expect(isSuccess(text)).toBe(true);
  });

  it.each(['Operation terminated', 'namespaces "created" not found'])(
    'is not: %s',
    text => {
      expect(isSuccess(text)).toBe(false);
    },
  );
});

describe('docs/causes.md', () => {
  it('is what yarn generate:causes makes of these texts', async () => {
    const file = path.resolve(__dirname, '../../../../docs/causes.md');
    expect(await readFile(file, 'utf8')).toBe(causesDocument());
  });

  it('has a text of every cause', () => {
    const learnt = new Set(realTexts.map(({ code }) => code));
    const codes = Object.keys(causeAdvice);
    expect(codes.filter(code => !learnt.has(code as CauseCode))).toEqual([
      // Known by the kind of its object, not by a text.
      'hookFailed',
      'other',
    ]);
  });
});
