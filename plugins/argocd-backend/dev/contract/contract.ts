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

// npm run -s contract -- <folder>: recordings of a real Argo CD through the client and against the sandbox. Without a
// folder those that ARGOCD_RECORDINGS names.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ClientReading } from './readByClient';
import { readRecordings, Recording } from './recordings';
import { replayInSandbox } from './replayInSandbox';

/** Recordings of one Argo CD: those of one folder of the first level, or all. */
function byWorld(recordings: Recording[]): Map<string, Recording[]> {
  const worlds = new Map<string, Recording[]>();
  for (const recording of recordings) {
    const [first] = recording.file.split(path.sep);
    const world = /^argocd-/.test(first) ? first : '';
    worlds.set(world, [...(worlds.get(world) ?? []), recording]);
  }
  return worlds;
}

/** Replays every recording below a folder. @returns how many, and how many differ or cannot be compared */
export async function contract(
  folder: string,
  print: (line: string) => void,
): Promise<{ replayed: number; differ: number; skipped: number }> {
  const { recordings, unreadable } = readRecordings(folder);
  let differ = 0;
  let skipped = 0;
  for (const { file, reason } of unreadable) {
    differ += 1;
    print(`cannot be compared  ${file}: ${reason}`);
  }
  const client = new ClientReading();
  await client.start();
  try {
    for (const world of byWorld(recordings).values()) {
      for (const recording of world) {
        const misread = await client.read(recording);
        const replay = await replayInSandbox(recording, world);
        if (replay.outcome === 'skipped') {
          skipped += 1;
          print(`skipped there     ${recording.file}: ${replay.reason}`);
        }
        const wrong = [
          misread && `client: ${misread}`,
          replay.outcome === 'differs' && `sandbox: ${replay.reason}`,
        ].filter(Boolean);
        if (wrong.length > 0) {
          differ += 1;
          print(`differs           ${recording.file}: ${wrong.join('; ')}`);
        }
      }
    }
  } finally {
    await client.stop();
  }
  return { replayed: recordings.length + unreadable.length, differ, skipped };
}

async function main(): Promise<number> {
  const given = process.argv[2] || process.env.ARGOCD_RECORDINGS;
  if (!given) {
    process.stderr.write('Name a folder with recordings.\n');
    return 2;
  }
  const folder = path.resolve(given);
  if (!existsSync(folder)) {
    process.stderr.write(`There is no folder ${folder}.\n`);
    return 2;
  }
  const { replayed, differ } = await contract(folder, line =>
    process.stdout.write(`${line}\n`),
  );
  process.stdout.write(`${replayed} replayed, ${differ} differ\n`);
  return differ > 0 || replayed === 0 ? 1 : 0;
}

if (require.main === module) {
  main().then(
    code => process.exit(code),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(2);
    },
  );
}
