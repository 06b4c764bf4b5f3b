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

/** Milliseconds between two looks where signals announce every change: only what a lost signal would have told. */
export const slowLookMs = 300_000;

/** Milliseconds until the first look of a page that was there before its signals were. */
export const firstLookMs = 60_000;

/** Milliseconds between two looks where nothing announces changes. */
export const fastLookMs = 10_000;

/** Milliseconds that signals have to come back when the portal answers again, before it is asked without them. */
export const returnMs = 3_000;

/** After a loss everything is asked once; many browsers do so, over so many milliseconds. */
export const returnSpreadMs = 3_000;

/** Milliseconds after which signals that do not connect are given up for the time being. */
export const connectMs = 10_000;

/** Milliseconds between two looks at the socket, which ask nobody. */
export const watchMs = 1_000;

/** Milliseconds between two probes while the portal does not answer. */
export const probeMs = 5_000;

/** Milliseconds after which a probe has failed. */
export const probeTimeoutMs = 4_000;

/** Milliseconds after which a request that is still open makes one look whether the portal answers at all. */
export const patienceMs = 5_000;
