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

/**
 * The box: runs what looks at foreign input in a child process that can be killed, with limits for time, memory and
 * output, a queue with a share per person, and nothing of the portal's environment.
 *
 * @packageDocumentation
 */

export { Box } from './Box';
export type { BoxJob, BoxOptions } from './Box';
export { BoxBusyError, BoxJobError, BoxLimitError } from './errors';
export type { BoxLimit } from './errors';
export { FairQueue } from './FairQueue';
export type { FairQueueOptions } from './FairQueue';
export type { Limits } from './limits';
export { runProgram } from './runProgram';
export type { ProgramOptions, ProgramResult } from './runProgram';
