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

import { runsJob } from './ci/events';
import { Event, eventNames } from './ci/world';
import { neededJob, Pipeline } from './ci/Pipeline';
import { Deadline } from './Deadline';
import { Finding, Note, severityOf } from './finding';
import { notSeenIn } from './notSeen';
import { Project } from './Project';
import { Rule } from './rule';
import { rules } from './rules';
import { runSeconds } from './runSeconds';
import { Silences } from './Silences';
import { Tree } from './tree/Tree';
import { asString } from './values';

/** A tree that is wrong everywhere is not told so ten thousand times. */
const maxPerRule = 100;
const maxFindings = 500;
const maxNotes = 200;
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
  /** Seconds of work that the run may take, 18 by default; waiting on a busy machine is none. */
  seconds?: number;
}

const deadlineOf = ({ seconds = runSeconds }: LintOptions) =>
  new Deadline(seconds * 1000);

/** @public */
export interface LintReport {
  /** In the order of files and lines, each line once for each rule. */
  findings: Finding[];
  /** What lies outside the tree, or has no schema: it may be right or wrong. */
  notSeen: Note[];
  /** What was kept from being checked by time or a crash: run again, or with more time. */
  notChecked: Note[];
  /** Findings that the tree silences, with reasons. */
  silenced: number;
  /** Absent without a pipeline. */
  pipeline?: PipelineReport;
  /** Absent without a chart, and where one does not render. */
  chart?: ChartReport;
}

/** What the charts of a tree render, all environments together. @public */
export interface ChartReport {
  /** Those whose values the charts were rendered with, by the names of their files. */
  environments: string[];
  /** Objects, without those of `helm test`. */
  objects: number;
  /** The newest Kubernetes that they render for. */
  kubernetesVersion: string;
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
    /** Whether a schedule starts a pipeline that it is part of. */
    isScheduled: boolean;
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
      events: eventNames.filter(
        event => event !== 'schedule' && runsJob(pipeline, job, event),
      ),
      isScheduled: runsJob(pipeline, job, 'schedule'),
    })),
  };
}

const environmentOf = (file: string): string | undefined =>
  /(?:^|\/)values-([\w.-]+)\.ya?ml$/.exec(file)?.[1];

function describeCharts({
  charts,
  rendered,
}: Project): ChartReport | undefined {
  const renderings = charts.flatMap(chart => chart.renderings);
  const isWhole = charts.every(
    ({ notChecked, notSeen, problems }) =>
      notChecked.length === 0 &&
      notSeen.length === 0 &&
      problems.every(({ profile }) => profile !== 'broken'),
  );
  if (!isWhole || renderings.length === 0) {
    return undefined;
  }
  const environments = renderings.flatMap(({ files }) =>
    files.flatMap(file => environmentOf(file) ?? []),
  );
  return {
    environments: [...new Set(environments)].slice(0, maxJobs).map(shortened),
    objects: rendered.length,
    kubernetesVersion: renderings[0].kubernetesVersion,
  };
}

/** A run over one tree: the findings of the rules, and what kept them from looking. */
class Run {
  readonly #findings: Finding[] = [];
  readonly #notChecked: Note[] = [];
  #silenced = 0;

  constructor(
    private readonly project: Project,
    private readonly silences: Silences,
    private readonly prefix: string,
  ) {}

  async apply(rule: Rule): Promise<void> {
    const seen = new Set<string>();
    try {
      for await (const found of rule.check(this.project)) {
        const {
          file,
          line,
          message = rule.what,
          profile = rule.profile,
        } = found;
        // What several jobs inherit stands at one line, and is one thing.
        const key = `${file}:${line} ${message}`;
        if (seen.has(key)) {
          continue;
        }
        seen.add(key);
        if (this.silences.covers(rule.id, file, line)) {
          this.#silenced += 1;
          continue;
        }
        this.#findings.push({
          rule: rule.id,
          profile,
          severity: severityOf(profile),
          file: shortened(`${this.prefix}${file}`),
          line,
          message: shortened(message),
          advice: rule.fix,
        });
        if (seen.size >= maxPerRule) {
          break;
        }
      }
    } catch (error) {
      this.notChecked(
        `The rule ${rule.id} could not be applied: ${(error as Error).message}`,
      );
    }
  }

  notChecked(message: string) {
    this.#notChecked.push({
      file: this.prefix || '.',
      line: 1,
      message: shortened(message),
    });
  }

  report(): LintReport {
    const { project, prefix } = this;
    const chart = describeCharts(project);
    const placed = (notes: Note[]) =>
      notes
        .slice(0, maxNotes)
        .map(note => ({
          ...note,
          file: shortened(`${prefix}${note.file}`),
          message: shortened(note.message),
        }))
        .sort(inOrder);
    return {
      findings: mostImportant(this.#findings).sort(inOrder),
      notSeen: placed(notSeenIn(project)),
      notChecked: [...this.#notChecked, ...placed(project.notChecked)],
      silenced: this.#silenced,
      ...(project.pipeline && { pipeline: describePipeline(project.pipeline) }),
      ...(chart && { chart }),
    };
  }
}

/** No more than anybody reads; what is broken comes first. */
function mostImportant(findings: Finding[]): Finding[] {
  if (findings.length <= maxFindings) {
    return findings;
  }
  const isBroken = ({ profile }: Finding) => profile === 'broken';
  return [
    ...findings.filter(isBroken),
    ...findings.filter(finding => !isBroken(finding)),
  ].slice(0, maxFindings);
}

function inOrder(
  a: Note & { rule?: string },
  b: Note & { rule?: string },
): number {
  return (
    a.file.localeCompare(b.file) ||
    a.line - b.line ||
    (a.rule ?? '').localeCompare(b.rule ?? '')
  );
}

/** Applies the rules to a tree that is read already. */
export async function lintTree(
  tree: Tree,
  options: LintOptions = {},
  deadline = deadlineOf(options),
): Promise<LintReport> {
  const project = await Project.load(tree, {
    helm: options.helm ?? 'helm',
    deadline,
  });
  const silences = Silences.of(project);
  const run = new Run(project, silences, options.prefix ?? '');
  for (const [index, rule] of rules.entries()) {
    if (deadline.isOver) {
      const left = rules.slice(index).map(({ id }) => id);
      run.notChecked(
        `The time was up before these rules were applied: ${left.join(', ')}.`,
      );
      break;
    }
    await run.apply(rule);
  }
  return run.report();
}

/**
 * Checks a folder. Nothing outside it is read, nothing of it is run but Helm's rendering on a scratch copy, and it ends
 * after as many seconds of work as it may take.
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
