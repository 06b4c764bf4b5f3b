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
import { readFile } from 'node:fs/promises';

export interface Instruction {
  /** `RUN`, `COPY`, … */
  name: string;
  text: string;
}

export interface Stage {
  /** `AS …`; the last stage, which is the image, has none. */
  name?: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile of ours, in their order. */
export async function readDockerfile(file: string): Promise<Stage[]> {
  const text = await readFile(file, 'utf8');
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim());
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line)!;
    if (name === 'FROM') {
      stages.push({ name: rest.split(' AS ')[1], instructions: [] });
    } else {
      stages[stages.length - 1].instructions.push({ name, text: rest });
    }
  }
  return stages;
}
