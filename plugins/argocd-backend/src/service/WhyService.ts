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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApplicationRef,
  ApplicationWhy,
  Cause,
  GitPlace,
  MissingSetting,
  ResourceRef,
  StepLook,
} from '@slipway/plugin-argocd-common';
import { posix } from 'node:path';
import { RawTreeNode } from '../argocd/types';
import { commitTag } from '../delivery/imageName';
import { commitOfImage } from '../delivery/images';
import { TrackedSource, trackedSource } from '../delivery/trackedSource';
import { RepositoryChanges } from '../delivery/types';
import { checkoutOf } from '../evidence/checkoutOf';
import { CrashEvidence, Evidence } from '../evidence/Evidence';
import { CrashReport } from '../evidence/crashReport';
import { Checkout, GitFiles, toPlace } from '../evidence/GitFiles';
import { missingSettings } from '../evidence/missingSettings';
import { whySteps } from '../evidence/whySteps';
import { servingPods, ServingPods } from '../reading/servingPods';
import { findParent, findSetting } from '../evidence/valuesLine';
import { valuesFiles } from '../evidence/valuesFiles';
import { DeploymentTable } from '../history/DeploymentTable';
import { Instance, Instances } from '../instances/Instances';
import { deployedCommitPage } from '../pages/commitPage';
import { Addresses } from '../pages/repositoryPage';
import { PermissionChecker } from '../permissions/Authorizer';
import { ApplicationResource } from '../permissions/rules';
import { ApplicationRecord } from '../record/ApplicationRecord';
import { CompareEnvironments, environmentOf } from '../record/environment';
import { redactCause } from '../redact/redactCause';
import { ApplicationStore } from '../store/ApplicationStore';
import { ApplicationAccess } from './ApplicationAccess';
import { projectNameOf } from './mainLink';

/** Causes of a program that ran, so that its log may say why it failed. */
const ofPrograms = new Set<Cause['code']>([
  'crashLoop',
  'containerFailed',
  'outOfMemory',
  'probeFails',
  'hookFailed',
  'jobFailed',
  'jobTooLong',
  'other',
]);

/** Causes that something may have that another environment has and this one lacks. */
const ofSettings = new Set<Cause['code']>([
  'crashLoop',
  'containerFailed',
  'containerConfig',
  'configKeyMissing',
  'probeFails',
  'hookFailed',
  'jobFailed',
]);

/** Settings that are told of; who lacks more lacks something else. */
const maxMissing = 10;
/** Deployments among which the one is looked for that brought a version. */
const maxDeployments = 50;

interface Seen {
  record: ApplicationRecord;
  resource: ApplicationResource;
  instance: Instance;
}

type Setting = Omit<MissingSetting, 'setAt' | 'addAt'>;

/** A part that cannot be read is left out: the others say what they can. */
const ifRead = <T>(part: Promise<T>): Promise<T | undefined> =>
  part.catch(() => undefined);

const isPod = ({ kind, group }: ResourceRef) => kind === 'Pod' && !group;

/** What is known of why an application is in trouble, and what a person can do about it. */
export class WhyService {
  readonly #evidence: Evidence;
  readonly #files: GitFiles;

  constructor(
    private readonly options: {
      store: ApplicationStore;
      instances: Instances;
      access: ApplicationAccess;
      evidence: Evidence;
      files: GitFiles;
      changes: Pick<RepositoryChanges, 'facts' | 'look'>;
      deployments: Pick<DeploymentTable, 'page'>;
      addresses: Addresses;
      compareEnvironments: CompareEnvironments;
    },
  ) {
    this.#evidence = options.evidence;
    this.#files = options.files;
  }

  /** @throws HiddenApplicationError where it is missing or hidden */
  async why(
    ref: ApplicationRef,
    credentials: BackstageCredentials,
  ): Promise<ApplicationWhy> {
    const { access, store, addresses } = this.options;
    const target = await access.require(ref, [], credentials);
    const { record, resource } = target;
    const cause = store.cause(record);
    if (!cause) {
      return { containers: [], places: [], steps: [], withheld: [] };
    }
    const entities = resource.links.map(({ entityRef }) => entityRef);
    const [permissions, readable, visible] = await Promise.all([
      access.createChecker(['read', 'logs', 'manifests'], credentials),
      access.readableDelivery([target], credentials),
      access.visibleEntities(entities, credentials),
    ]);
    const entityName = projectNameOf(
      resource.links.filter(({ entityRef }) => visible.has(entityRef)),
    );
    const mayReadLogs = permissions.isAllowed('logs', resource);
    const mayReadGit = readable.has(record);
    const path = cause.path ?? [];
    const failing = path[path.length - 1];
    const hasPods = path.some(isPod);
    const [tree, containers = []] = await Promise.all([
      hasPods ? ifRead(this.#evidence.tree(target)) : undefined,
      failing && isPod(failing)
        ? ifRead(this.#evidence.containers(target, failing))
        : undefined,
    ]);
    const serving = tree && servingPods(tree.nodes ?? [], path);
    const isOfProgram = failing !== undefined && ofPrograms.has(cause.code);
    const crash =
      isOfProgram && mayReadLogs && ['Pod', 'Job'].includes(failing.kind)
        ? await ifRead(
            this.#evidence.log(target, cause, failing, containers[0]),
          )
        : undefined;
    const before = ofSettings.has(cause.code)
      ? this.#before(record, entityName, permissions)
      : undefined;
    const mayCompare =
      before !== undefined &&
      [resource, before.resource].every(item =>
        permissions.isAllowed('manifests', item),
      );
    const settings =
      before && mayCompare
        ? (await ifRead(this.#missing(target, before, cause, crash?.report))) ??
          []
        : [];
    const [places = [], missing = settings] = mayReadGit
      ? await Promise.all([
          ifRead(
            this.#places(record, cause, crash?.report, containers[0]?.name),
          ),
          before && ifRead(this.#locate(target, before, settings, cause)),
        ])
      : [];
    const environment = environmentOf(record, entityName);
    const compared =
      before && missing.length > 0
        ? { environment: environmentOf(before.record, entityName), missing }
        : undefined;
    const looks = looksOf(cause, crash, serving, mayReadLogs);
    return {
      cause: redactCause(
        mayReadLogs ? cause : { ...cause, lastLogLine: undefined },
        addresses,
      ),
      ...(crash && toLog(crash)),
      containers,
      places,
      compared,
      serving: serving && this.#serving(serving, record),
      steps: whySteps({
        cause,
        environment,
        places,
        compared,
        undo: await this.#undo(record, serving, tree?.nodes ?? [], path),
        isAutomatic: record.autoSync !== undefined,
        looks,
      }),
      withheld: [
        ...(isOfProgram && !mayReadLogs ? (['logs'] as const) : []),
        ...(before && !mayCompare ? (['manifests'] as const) : []),
        ...(mayReadGit ? [] : (['delivery'] as const)),
      ],
    };
  }

  /** The application that deploys the same folder to the environment before, where the user may see it. */
  #before(
    record: ApplicationRecord,
    entityName: string,
    permissions: PermissionChecker,
  ): Seen | undefined {
    const { access, addresses, compareEnvironments, instances, store } =
      this.options;
    const source = trackedSource(record, addresses);
    const environment = environmentOf(record, entityName);
    const nameOf = (other: ApplicationRecord) =>
      environmentOf(other, entityName);
    const [nearest] = store
      .ofRepositories(record.sources.map(({ repoUrl }) => repoUrl))
      .map(stored => stored.record())
      .filter(other => {
        const its = trackedSource(other, addresses);
        return (
          source !== undefined &&
          its?.repository === source.repository &&
          its.path === source.path &&
          compareEnvironments(nameOf(other), environment) < 0 &&
          permissions.isAllowed('read', access.resource(other))
        );
      })
      .sort((a, b) => compareEnvironments(nameOf(b), nameOf(a)));
    return (
      nearest && {
        record: nearest,
        resource: access.resource(nearest),
        instance: instances.get(nearest.instance),
      }
    );
  }

  async #missing(
    target: Seen,
    before: Seen,
    cause: Cause,
    report: CrashReport | undefined,
  ): Promise<Setting[]> {
    const [here, there] = await Promise.all([
      this.#evidence.targets(target),
      this.#evidence.targets(before),
    ]);
    return missingSettings(
      { application: target.record.name, targets: here },
      { application: before.record.name, targets: there },
      cause.parameters.workload,
      [report?.error, report?.place?.source, cause.original]
        .filter(Boolean)
        .join('\n'),
    ).slice(0, maxMissing);
  }

  /** Where the settings of the environment before stand in Git, and where this one would have them. */
  async #locate(
    target: Seen,
    before: Seen,
    settings: Setting[],
    cause: Cause,
  ): Promise<MissingSetting[] | undefined> {
    const here = this.#checkout(target.record);
    const there = this.#checkout(before.record);
    if (!here || !there || settings.length === 0) {
      return undefined;
    }
    const [ownFile] = valuesFiles(target.record.sources[here.source.index]);
    const theirs = before.record.sources[there.source.index];
    return Promise.all(
      settings.map(async setting => {
        for (const path of valuesFiles(theirs)) {
          const text = await this.#files.text(there, path);
          const found =
            text && findSetting(text, setting.name, cause.parameters.workload);
          if (found) {
            const ownText = await this.#files.text(here, ownFile);
            return {
              ...setting,
              setAt: toPlace(there, 'values', path, found.line),
              ...(ownText !== undefined && {
                addAt: toPlace(
                  here,
                  'values',
                  ownFile,
                  findParent(ownText, found.keys),
                ),
              }),
            };
          }
        }
        return setting;
      }),
    );
  }

  /** Where in Git the trouble itself stands. */
  async #places(
    record: ApplicationRecord,
    cause: Cause,
    report: CrashReport | undefined,
    container: string | undefined,
  ): Promise<GitPlace[]> {
    const checkout = this.#checkout(record);
    if (!checkout) {
      return [];
    }
    const { file, line, workload } = cause.parameters;
    if (file) {
      const place = await this.#chartPlace(
        record,
        checkout,
        file,
        line ? Number(line) : undefined,
      );
      if (place) {
        return [place];
      }
    }
    const built = report?.place && this.#builtFrom(record, workload);
    const place =
      built &&
      (await this.#files.programPlace(
        { repository: checkout.repository, revision: built },
        report.place!,
        container ?? workload,
      ));
    return place ? [place] : [];
  }

  /** A file that Argo CD names where it cannot render: of the branch as it is now, else of what it has compared. */
  async #chartPlace(
    record: ApplicationRecord,
    compared: Checkout & { source: TrackedSource },
    file: string,
    line: number | undefined,
  ): Promise<GitPlace | undefined> {
    const { changes } = this.options;
    const { repository, branch, path: folder = '' } = compared.source;
    changes.look(repository, branch);
    const head = changes.facts(repository, branch)?.head;
    const checkouts = [
      ...(head && record.sync.status === 'Unknown'
        ? [{ repository, revision: head }]
        : []),
      compared,
    ];
    // Helm puts the name of the chart before a template's path.
    const paths = [file, file.replace(/^[^/]+\//, '')].map(name =>
      posix.join(folder, name),
    );
    for (const checkout of checkouts) {
      for (const path of new Set(paths)) {
        const place = await this.#files.place(checkout, 'chart', path, line);
        if (place) {
          return place;
        }
      }
    }
    return undefined;
  }

  /** The commit that the failing image was built from, where its tag says so. */
  #builtFrom(
    record: ApplicationRecord,
    workload: string | undefined,
  ): string | undefined {
    const { store } = this.options;
    const service = store
      .running(record)
      ?.services.find(item => item.workload.name.endsWith(workload ?? ' '));
    const commits = (service?.newest ?? []).flatMap(
      image => this.#commitOf(record, image) ?? [],
    );
    return commits.length === 1 ? commits[0] : undefined;
  }

  #commitOf(record: ApplicationRecord, image: string): string | undefined {
    const source = trackedSource(record, this.options.addresses);
    const facts =
      source && this.options.changes.facts(source.repository, source.branch);
    return commitOfImage(image, facts);
  }

  #serving(
    { images, ...shown }: ServingPods,
    record: ApplicationRecord,
  ): ApplicationWhy['serving'] {
    const source = trackedSource(record, this.options.addresses);
    const commits = images.flatMap(
      image => this.#commitOf(record, image) ?? [],
    );
    return source && commits.length === 1
      ? {
          ...shown,
          commit: commits[0],
          url: `${source.repository}/-/commit/${commits[0]}`,
        }
      : shown;
  }

  /** How to go back: by the commit that brought the failing images, or by Argo CD where it does not sync by itself. */
  async #undo(
    record: ApplicationRecord,
    serving: ServingPods | undefined,
    nodes: RawTreeNode[],
    path: ResourceRef[],
  ) {
    if (serving?.code !== 'previousVersion') {
      return undefined;
    }
    const failing = path[path.length - 1];
    const images = nodes
      .filter(
        ({ kind, name }) => kind === failing?.kind && name === failing.name,
      )
      .flatMap(node => node.images ?? []);
    const rows = await this.options.deployments.page([record], maxDeployments);
    // The oldest of the latest deployments that had these images has brought them.
    const others = rows.findIndex(row => {
      const deployed: string[] = JSON.parse(row.images);
      return !images.every(image => deployed.includes(image));
    });
    const brought = others > 0 ? rows[others - 1] : undefined;
    const commit = serving.images.flatMap(
      image => this.#commitOf(record, image) ?? commitTag(image) ?? [],
    )[0];
    return {
      commit,
      url:
        brought?.revision && images.length > 0
          ? deployedCommitPage(
              record,
              {
                revision: brought.revision,
                repoUrl: brought.repo_url ?? undefined,
              },
              this.options.addresses,
            )
          : undefined,
      isRollback: record.autoSync === undefined,
    };
  }

  #checkout(record: ApplicationRecord) {
    return checkoutOf(record, this.options);
  }
}

function toLog({
  pod,
  container,
  previous,
  report,
}: CrashEvidence): Pick<ApplicationWhy, 'error' | 'log'> {
  const { error, lines, place } = report;
  return {
    ...(error && {
      error: {
        text: error,
        ...(place && { file: place.file, line: place.line }),
      },
    }),
    ...(pod.kind === 'Pod' && {
      log: {
        namespace: pod.namespace ?? '',
        pod: pod.name,
        container,
        previous,
        lines,
      },
    }),
  };
}

function looksOf(
  cause: Cause,
  crash: CrashEvidence | undefined,
  serving: ServingPods | undefined,
  mayReadLogs: boolean,
): StepLook[] {
  const path = cause.path ?? [];
  const failing = path[path.length - 1];
  if (!failing) {
    return [];
  }
  const { namespace } = failing;
  return [
    ...(crash
      ? [
          {
            code: crash.previous ? ('crashLog' as const) : ('log' as const),
            resource: crash.pod,
            container: crash.container,
            previous: crash.previous,
          },
        ]
      : []),
    ...(mayReadLogs && serving?.pod
      ? [
          {
            code: 'previousVersionLog' as const,
            resource: { kind: 'Pod', namespace, name: serving.pod },
          },
        ]
      : []),
    { code: 'events' as const, resource: failing },
  ];
}
