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

import { Event, eventNames, runsJob } from './ci/events';
import { neededJob, Pipeline } from './ci/Pipeline';
import { Deadline } from './Deadline';
import { Finding } from './finding';
import { Project } from './Project';
import { Rule } from './rule';
import { rules } from './rules';
import { Tree } from './tree/Tree';
import { asString } from './values';

/** Seconds that a whole run may take, below the 20 s that it promises. */
export const runSeconds = 18;
/** A tree that is wrong everywhere is not told so ten thousand times. */
const maxPerRule = 100;
const maxFindings = 500;
/** Names and messages of Helm, GitLab and the catalog may be as long as the tree. */
const maxTextLength = 1_000;
/** A pipeline of more jobs is not drawn. */
const maxJobs = 500;
const maxNeeds = 50;

const shortened = (text: string): string =>
  text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;

/** @public */
export interface LintOptions {
  /** Program of Helm; the one on PATH where nothing is said. */
  helm?: string;
  /** Put before the paths of findings. */
  prefix?: string;
  /** How long the run may take, 18 s by default. More is for who can wait on a busy machine. */
  seconds?: number;
}

const deadlineOf = ({ seconds = runSeconds }: LintOptions) =>
  new Deadline(seconds * 1000);

/** @public */
export interface LintReport {
  /** In the order of files and lines. */
  findings: Finding[];
  /** Absent without a pipeline. */
  pipeline?: PipelineReport;
}

/** The jobs of a pipeline, and what starts each. @public */
export interface PipelineReport {
  stages: string[];
  jobs: {
    name: string;
    stage: string;
    /** Jobs that it waits for; absent where it waits for its stage. */
    needs?: string[];
    /** What starts a pipeline that it is part of. */
    events: Event[];
  }[];
}

function describePipeline(pipeline: Pipeline): PipelineReport {
  return {
    stages: pipeline.stages.slice(0, maxJobs).map(shortened),
    jobs: pipeline.jobs.slice(0, maxJobs).map(job => ({
      name: shortened(job.name),
      stage: shortened(asString(job.keys.stage) ?? 'test'),
      ...(Array.isArray(job.keys.needs) && {
        needs: job.keys.needs
          .slice(0, maxNeeds)
          .flatMap(need => neededJob(need) ?? [])
          .map(shortened),
      }),
      events: eventNames.filter(event => runsJob(pipeline, job, event)),
    })),
  };
}

async function findingsOf(
  rule: Rule,
  project: Project,
  prefix: string,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    for await (const { file, line, message } of rule.check(project)) {
      findings.push({
        rule: rule.id,
        severity: rule.severity,
        file: shortened(`${prefix}${file}`),
        line,
        message: shortened(message ?? rule.what),
        advice: rule.fix,
      });
      if (findings.length >= maxPerRule) {
        break;
      }
    }
    return findings;
  } catch (error) {
    return [
      {
        rule: rule.id,
        severity: 'error',
        file: prefix || '.',
        line: 1,
        message: shortened(
          `The rule could not be applied: ${(error as Error).message}`,
        ),
        advice: 'Simplify what the rule looks at, or tell us of it.',
      },
    ];
  }
}

function inOrder(a: Finding, b: Finding): number {
  return (
    a.file.localeCompare(b.file) ||
    a.line - b.line ||
    a.rule.localeCompare(b.rule)
  );
}

/** No more than anybody reads; errors come first. */
function mostImportant(findings: Finding[]): Finding[] {
  if (findings.length <= maxFindings) {
    return findings;
  }
  const isError = ({ severity }: Finding) => severity === 'error';
  return [
    ...findings.filter(isError),
    ...findings.filter(finding => !isError(finding)),
  ].slice(0, maxFindings);
}

/** Applies the rules to a tree that is read already. */
export async function lintTree(
  tree: Tree,
  options: LintOptions = {},
  deadline = deadlineOf(options),
): Promise<LintReport> {
  const prefix = options.prefix ?? '';
  const project = await Project.load(tree, {
    helm: options.helm ?? 'helm',
    deadline,
  });
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (deadline.isOver) {
      findings.push({
        rule: 'tree-readable',
        severity: 'error',
        file: prefix || '.',
        line: 1,
        message:
          'The tree takes too long; the rest of the rules was not applied.',
        advice: 'Check a smaller tree.',
      });
      break;
    }
    findings.push(...(await findingsOf(rule, project, prefix)));
  }
  return {
    findings: mostImportant(findings).sort(inOrder),
    ...(project.pipeline && { pipeline: describePipeline(project.pipeline) }),
  };
}

/**
 * Checks a folder. Nothing outside it is read, nothing of it is run but Helm's rendering on a scratch copy, and it ends
 * within 20 s unless more is asked for.
 *
 * @throws where the folder cannot be read
 * @public
 */
export async function lint(
  folder: string,
  options: LintOptions = {},
): Promise<LintReport> {
  const deadline = deadlineOf(options);
  return lintTree(await Tree.read(folder, deadline), options, deadline);
}

/** {@link lint} for a tree that is on no disk: text of each file, by its path. @public */
export function lintFiles(
  files: Record<string, string>,
  options: LintOptions = {},
): Promise<LintReport> {
  return lintTree(Tree.fromFiles(files), options);
}
