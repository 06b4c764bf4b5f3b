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

/** When a JWT ends, as it says itself; `undefined` where it never does, or is no JWT. Nothing is verified. */
export function tokenExpiry(token: string): Date | undefined {
  const [, payload] = token.split('.');
  try {
    const { exp } = JSON.parse(
      Buffer.from(payload ?? '', 'base64url').toString('utf8'),
    );
    return typeof exp === 'number' && Number.isFinite(exp)
      ? new Date(exp * 1000)
      : undefined;
  } catch {
    return undefined;
  }
}
