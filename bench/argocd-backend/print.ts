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

/** One figure a line. */
export function print(
  name: string,
  value: number,
  unit: string,
  digits = 1,
): void {
  process.stdout.write(`${name} ${value.toFixed(digits)} ${unit}\n`);
}

const begun = process.hrtime.bigint();

/** Says what is done meanwhile, beside the figures. */
export function progress(doing: string): void {
  const seconds = Number((process.hrtime.bigint() - begun) / 1_000_000_000n);
  process.stderr.write(`[${seconds} s] ${doing} …\n`);
}
