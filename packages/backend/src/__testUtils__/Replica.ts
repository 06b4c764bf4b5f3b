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

import { ChildProcess, spawn } from 'node:child_process';
import { Image } from './image/buildImage';

/** One replica of the portal: a process of its own on the production configuration alone. */
export class Replica {
  #process?: ChildProcess;
  #output = '';

  constructor(
    readonly port: number,
    readonly metricsPort: number,
    private readonly image: Image,
    private readonly env: Record<string, string>,
    /** Files of the configuration that come after the image's own. */
    private readonly configuration: string[] = [],
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get output(): string {
    return this.#output;
  }

  /** Resolves when it is ready for traffic. */
  async start(): Promise<void> {
    const [program, ...args] = this.image.command;
    const child = spawn(
      program,
      [...args, ...this.configuration.flatMap(file => ['--config', file])],
      {
        cwd: this.image.folder,
        env: {
          ...this.image.env,
          HOME: this.image.folder,
          ...this.env,
          METRICS_PORT: String(this.metricsPort),
          // The official chart sets it, always.
          APP_CONFIG_backend_listen_port: String(this.port),
        },
      },
    );
    this.#process = child;
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    for (;;) {
      if (child.exitCode !== null) {
        throw new Error(`The replica stopped: ${this.#output.slice(-4_000)}`);
      }
      const answer = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Resolves with its exit code when it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null;
    }
    return new Promise(resolve => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  }
}
