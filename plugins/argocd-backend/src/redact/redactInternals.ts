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

/** Nothing that people read is longer; what a project can make as long as it likes is cut before it is looked at. */
const maxLength = 50_000;

/**
 * A text of Argo CD without command lines, which may hold parameters of a chart, Go's structs and gRPC's words. To be
 * used before a text is cut, since what has lost its end is not recognised.
 */
export function redactInternals(text: string): string {
  return text
    .slice(0, maxLength)
    .replace(/`[^`]*(?:`|$)/g, '…')
    .replace(/&\w{1,80}\{[^{}]{0,2000}(?:\}|$)/g, '…')
    .replace(/rpc error: code = \w+ desc = /g, '');
}
