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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FileToken } from './FileToken';
import { SessionToken } from './SessionToken';
import { tokenExpiry } from './tokenExpiry';

function jwt(payload: object): string {
  return ['{}', JSON.stringify(payload), 'signature']
    .map(part => Buffer.from(part).toString('base64url'))
    .join('.');
}

describe('the expiry of a token', () => {
  it.each([
    [
      'a token that ends',
      jwt({ exp: 1_800_000_000 }),
      '2027-01-15T08:00:00.000Z',
    ],
    ['a token without an end', jwt({ iat: 1 }), undefined],
    ['an end that is none', jwt({ exp: 'soon' }), undefined],
    ['no JWT', 'secret', undefined],
    ['garbage', 'a.!!!.c', undefined],
  ])('is read from %s', (_name, token, expected) => {
    expect(tokenExpiry(token)?.toISOString()).toBe(expected);
  });
});

describe('a token in a file', () => {
  let folder: string;
  const file = () => path.join(folder, 'token');

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'slipway-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read again when the file changes, and survives that it is away for a moment', async () => {
    await writeFile(file(), 'first\n');
    const token = new FileToken(file());
    expect(token.current()).toBeUndefined();
    expect(await token.token()).toBe('first');
    expect(await token.refused('first')).toBe(false);
    await writeFile(file(), 'second');
    expect(await token.refused('first')).toBe(true);
    expect(await token.token()).toBe('second');
    await rm(file());
    expect(await token.token()).toBe('second');
  });

  it('says what is wrong without the path, where there is none', async () => {
    await expect(new FileToken(file()).token()).rejects.toThrow(
      /^The file with its token cannot be read, or is empty\.$/,
    );
  });
});

describe('a session', () => {
  it('is begun once for everybody who asks', async () => {
    const login = jest.fn(async () => jwt({ exp: 9e9 }));
    const session = new SessionToken(login);
    const tokens = await Promise.all([
      session.token(),
      session.token(),
      session.token(),
    ]);
    expect(new Set(tokens).size).toBe(1);
    expect(login).toHaveBeenCalledTimes(1);
  });

  it('is renewed before it ends, and after a refusal, but never in a storm', async () => {
    let now = 0;
    let count = 0;
    const login = jest.fn(async () => {
      count += 1;
      return jwt({ exp: now / 1000 + 3600, count });
    });
    const session = new SessionToken(login, () => now);
    const first = await session.token();
    now = 3_400_000;
    const second = await session.token();
    expect(second).not.toBe(first);

    expect(await session.refused(second)).toBe(false);
    expect(login).toHaveBeenCalledTimes(2);
    now += 11_000;
    expect(await session.refused(second)).toBe(true);
    expect(await session.refused(second)).toBe(true);
    expect(login).toHaveBeenCalledTimes(3);
  });

  it('logs in at most four times within five minutes while Argo CD refuses, as it locks the account after five', async () => {
    let now = 0;
    const login = jest.fn(async (): Promise<string> => {
      throw new Error('Invalid username or password');
    });
    const session = new SessionToken(login, () => now);
    for (; now < 300_000; now += 1_000) {
      await expect(session.token()).rejects.toThrow('Invalid username');
    }
    expect(login).toHaveBeenCalledTimes(4);
  });
});
