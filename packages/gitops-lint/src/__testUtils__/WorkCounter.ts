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

import { Profiler, Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/** Whose steps are counted: ours, and of what reads YAML and compares with schemas for us. */
const counted =
  /\/packages\/(gitops-lint|glob)\/src\/|\/node_modules\/(yaml|ajv)\//;

const stepsOf = ({ functions }: Profiler.ScriptCoverage) =>
  functions
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);

/** Counts blocks of code that are run: as many on every machine, however busy. Code that ran before it began has no count. */
export class WorkCounter {
  private constructor(private readonly session: Session) {}

  static async begin(): Promise<WorkCounter> {
    // With the code that V8 throws away when memory is short go its counts.
    setFlagsFromString('--no-flush-bytecode');
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', {
      callCount: true,
      detailed: true,
    });
    return new WorkCounter(session);
  }

  async count(task: () => Promise<unknown>): Promise<number> {
    // Each look begins from nothing again.
    await this.session.post('Profiler.takePreciseCoverage');
    await task();
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => counted.test(url))
      .reduce((sum, script) => sum + stepsOf(script), 0);
  }

  end(): void {
    this.session.disconnect();
  }
}
