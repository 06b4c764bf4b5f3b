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

/** A line of a log with its time. */
export interface LoggedLine {
  content: string;
  at?: string;
}

/** A place in a program that a report of it names. */
export interface ProgramPlace {
  /** As the report writes it, e.g. `/app/main.py`. */
  file: string;
  line: number;
  /** The text of this line, where the report has it. */
  source?: string;
}

/** What the end of a log says of why a program stopped. */
export interface CrashReport {
  /** What was said last, e.g. `KeyError: 'MLFLOW_URL'`; absent where the log is of no form that is known. */
  error?: string;
  place?: ProgramPlace;
  /** At most three lines, and which of them says it. */
  lines: (LoggedLine & { matched: boolean })[];
}

/** A form in which a language reports what ended a program. */
interface Form {
  /** The line that says what happened. */
  error: RegExp;
  /** A line that names a place: `file` and `line`. */
  frame: RegExp;
  /** Whether the innermost place comes last. */
  innermostLast: boolean;
  /** Whether the text of the place follows on the next line. */
  hasSource: boolean;
}

const forms: Form[] = [
  {
    // Python.
    error:
      /^[\w.]*(?:Error|Exception|Exit|Interrupt|Warning|Timeout)(?:: .*)?$/,
    frame: /^\s*File "(?<file>[^"]+)", line (?<line>\d+)/,
    innermostLast: true,
    hasSource: true,
  },
  {
    // Node.js.
    error: /^(?:Uncaught )?[\w.]*(?:Error|Exception)(?: \[\w+\])?: .*$/,
    frame:
      /^\s+at (?:.*\()?(?:file:\/\/)?(?<file>\/[^():]+):(?<line>\d+):\d+\)?$/,
    innermostLast: false,
    hasSource: false,
  },
  {
    // Go.
    error: /^panic: .*$/,
    frame: /^\s+(?<file>\/\S+\.go):(?<line>\d+)/,
    innermostLast: false,
    hasSource: false,
  },
  {
    // The Java virtual machine, which names files without their folders.
    error: /^(?:Exception in thread "[^"]*" |Caused by: )[\w.$]+(?:: .*)?$/,
    frame: /^\s+at [\w.$<>/]+\((?<file>\w+\.(?:java|kt|scala)):(?<line>\d+)\)$/,
    innermostLast: false,
    hasSource: false,
  },
];

/** Code of a language or of a library: not what a person would change. */
const foreign =
  /^<|\/(?:site-packages|dist-packages|node_modules|vendor)\/|\/lib\/python|^node:|\/usr\/local\/go\/|\/go\/pkg\/mod\//;

const shownLines = 3;

function placesIn(lines: LoggedLine[], form: Form) {
  return lines.flatMap(({ content }, index) => {
    const { file, line } = form.frame.exec(content)?.groups ?? {};
    return file && !foreign.test(file)
      ? [{ index, file, line: Number(line) }]
      : [];
  });
}

function readForm(lines: LoggedLine[], form: Form): CrashReport | undefined {
  const hasFrame = lines.some(({ content }) => form.frame.test(content));
  const at = lines.findLastIndex(({ content }) => form.error.test(content));
  if (!hasFrame || at < 0) {
    return undefined;
  }
  const said = { ...lines[at], matched: true };
  const error = lines[at].content.trim();
  const places = placesIn(
    form.innermostLast ? lines.slice(0, at) : lines.slice(at + 1),
    form,
  );
  const found = form.innermostLast ? places[places.length - 1] : places[0];
  if (!found) {
    return { error, lines: [said] };
  }
  const start = form.innermostLast ? found.index : at + 1 + found.index;
  const next = form.hasSource ? lines[start + 1] : undefined;
  const source =
    next && start + 1 < at && !form.frame.test(next.content) ? next : undefined;
  const frame = [lines[start], ...(source ? [source] : [])].map(line => ({
    ...line,
    matched: false,
  }));
  return {
    error,
    place: {
      file: found.file,
      line: found.line,
      ...(source && { source: source.content.trim() }),
    },
    lines: form.innermostLast ? [...frame, said] : [said, ...frame],
  };
}

/**
 * Reads the end of a crashed program's log: what it said last, and the innermost place of its own code.
 *
 * @param lines - oldest first
 */
export function readCrash(lines: LoggedLine[]): CrashReport {
  const written = lines.filter(({ content }) => content.trim());
  for (const form of forms) {
    const report = readForm(written, form);
    if (report) {
      return report;
    }
  }
  // Of no known form: what was written last, without a claim which line it is.
  return {
    lines: written
      .slice(-shownLines)
      .map(line => ({ ...line, matched: false })),
  };
}
