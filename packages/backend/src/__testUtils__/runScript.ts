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

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The programs that a script finds first. As in the images of its jobs, these are BusyBox's where it is there, except
 * Git; and a pause is a tenth as long.
 */
function createPrograms(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slipway-programs-'));
  const { error, stdout } = spawnSync('busybox', ['--list'], {
    encoding: 'utf8',
  });
  // npm test has it; elsewhere what is at hand has to do.
  if (error && process.env.CI) {
    throw error;
  }
  const busybox = spawnSync('which', ['busybox'], { encoding: 'utf8' });
  for (const applet of error ? [] : stdout.split('\n').filter(Boolean)) {
    if (applet !== 'sleep') {
      symlinkSync(busybox.stdout.trim(), path.join(folder, applet));
    }
  }
  writeFileSync(
    path.join(folder, 'sleep'),
    '#!/bin/sh\nexec /bin/sleep "0.$1"\n',
    { mode: 0o755 },
  );
  return folder;
}

let programs: string | undefined;

/** Runs a shell script of the template with these variables and no others. */
export function runScript(
  script: string,
  args: string[],
  {
    cwd,
    env,
    before = [],
  }: {
    cwd: string;
    env: Record<string, string>;
    /** Folders whose programs are found before all others. */
    before?: string[];
  },
): Promise<{ stdout: string; stderr: string }> {
  programs ??= createPrograms();
  const PATH = [...before, programs, process.env.PATH].join(path.delimiter);
  return run('sh', [script, ...args], {
    cwd,
    // Node looks for the shell itself there, too.
    env: { PATH, HOME: cwd, ...env },
  });
}
