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

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** How often it is looked; asking `ps` starts a process each time. */
const everyMs = process.platform === 'linux' ? 50 : 500;
const kb = 1024;

interface Usage {
  pid: number;
  /** Group of processes that it belongs to. */
  group: number;
  bytes: number;
}

/** A process as Linux describes it; `undefined` where it has gone. */
function usageOf(pid: number): Usage | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return {
      pid,
      group: Number(/^NSpgid:\s+(\d+)/m.exec(status)?.[1] ?? 0),
      bytes: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * kb,
    };
  } catch {
    return undefined;
  }
}

async function askPs(): Promise<Usage[]> {
  const { stdout } = await promisify(execFile)('ps', [
    '-A',
    '-o',
    'pid=,pgid=,rss=',
  ]);
  return stdout.split('\n').map(line => {
    const [pid, group, rss] = line.trim().split(/\s+/).map(Number);
    return { pid, group, bytes: rss * kb };
  });
}

interface Watch {
  /** A process, or all of its group. */
  pid: number;
  isGroup: boolean;
  maxBytes: number;
  onExceeded(): void;
}

/** One look at the system serves everything that is watched. */
class MemoryWatcher {
  readonly #watches = new Set<Watch>();
  /** Group of each process that was seen: only what is watched is read again. */
  #groups = new Map<number, number>();
  #timer?: NodeJS.Timeout;

  add(watch: Watch): () => void {
    this.#watches.add(watch);
    if (!this.#timer) {
      this.#schedule();
    }
    return () => this.#watches.delete(watch);
  }

  #schedule() {
    if (this.#watches.size > 0) {
      this.#timer = setTimeout(() => this.#look(), everyMs).unref();
    } else {
      this.#timer = undefined;
      this.#groups.clear();
    }
  }

  async #look(): Promise<void> {
    const usages =
      process.platform === 'linux'
        ? this.#readProc()
        : await askPs().catch(() => []);
    for (const watch of this.#watches) {
      const { pid, isGroup, maxBytes, onExceeded } = watch;
      let bytes = 0;
      for (const usage of usages) {
        if ((isGroup ? usage.group : usage.pid) === pid) {
          bytes += usage.bytes;
        }
      }
      if (bytes > maxBytes) {
        this.#watches.delete(watch);
        onExceeded();
      }
    }
    this.#schedule();
  }

  #readProc(): Usage[] {
    const watched = new Set(Array.from(this.#watches, ({ pid }) => pid));
    if (![...this.#watches].some(({ isGroup }) => isGroup)) {
      return [...watched].flatMap(pid => usageOf(pid) ?? []);
    }
    const usages: Usage[] = [];
    const groups = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) {
        continue;
      }
      const group = this.#groups.get(pid);
      const isOthers =
        group !== undefined && !watched.has(group) && !watched.has(pid);
      const usage = isOthers ? undefined : usageOf(pid);
      if (usage) {
        usages.push(usage);
      }
      groups.set(pid, usage?.group ?? group ?? 0);
    }
    this.#groups = groups;
    return usages;
  }
}

const watcher = new MemoryWatcher();

/** Watches resident memory until the returned function is called. */
export const watchMemory = (watch: Watch): (() => void) => watcher.add(watch);
