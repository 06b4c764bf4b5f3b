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

import { FairQueue } from '@slipway/box';

/**
 * For all that a form asks GitLab and Argo CD: it asks again before the last answer is there, and each question costs them
 * a few calls.
 */
export const createQuestionQueue = () =>
  new FairQueue({
    concurrency: 8,
    concurrencyEach: 2,
    maxWaiting: 40,
    maxWaitingEach: 4,
  });
