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

import { Service } from '../steps';
import {
  behind,
  isPrompt,
  isSeen,
  isSyncFailed,
  knowable,
  latestOf,
  mayBeNow,
  rightHeadlines,
  rightVerdicts,
  runs,
  subject,
  versionOf,
} from './facts';
import { Fault, Faults, text } from './Faults';
import { isTrue } from './isTrue';
import { judgeInstance } from './judgeInstance';
import { judgeDeployments } from './judgeDeployments';
import {
  Said,
  SaidApplication,
  SaidEntity,
  SaidList,
  SaidMatrix,
  SaidRow,
  SaidStanding,
} from './Said';
import { isTrueOf } from './isTrueOf';
import { readHeadline, readHeadlineLine } from './sentences';
import { readVerdict } from './verdictSentences';
import { commitOf, Truth, TruthApplication } from './Truth';

/** Every statement of every route against the truth. */
export function judge(said: Said, truth: Truth): Fault[] {
  return [
    ...judgeEntity('system', said.system, truth),
    ...said.components.flatMap(({ answer, service }) =>
      judgeComponent(service as Service, answer, truth),
    ),
    ...judgeList(said.list, said.system, truth),
    ...judgeMatrix(said.matrix, said.system, truth),
    ...said.details.flatMap(detail =>
      judgeApplication(`application ${detail.environment}`, detail, truth),
    ),
    ...judgeDeployments(said.deployments, truth),
    ...judgeDelivery(said, truth),
    ...judgeInstance(said, truth),
  ];
}

/** What says that a build is one of the service. */
const ofBuilds = ['building', 'notBuilt'];

/**
 * What is built, or was not, for other services is nothing of this one. Of whose builds they are nobody can tell before the
 * first image of all, where both is right, and as long as it was not seen which jobs bring what, where it may be unknown.
 */
function judgeComponent(
  service: Service,
  answer: SaidEntity,
  { changes, ...rest }: Truth,
): Fault[] {
  const where = `component ${service}`;
  const truth = {
    ...rest,
    changes: changes.map(change => ({
      ...change,
      isTellable: change.isTellable && change.areServicesTellable,
    })),
  };
  const faults = judgeEntity(where, answer, subject(truth, service));
  const isFirst = changes.every(({ state }) => state !== 'built');
  const isUntold = changes.some(
    ({ areServicesTellable }) => !areServicesTellable,
  );
  if (!isUntold) {
    return faults;
  }
  if (!isFirst && ofBuilds.includes(answer.headline.code)) {
    return faults.filter(({ isUnknown }) => !isUnknown);
  }
  const wider = {
    ...truth,
    changes: truth.changes.map(change =>
      change.areServicesTellable
        ? change
        : { ...change, services: [...change.services, service] },
    ),
  };
  const others = judgeEntity(where, answer, subject(wider, service));
  // Neither is what one of the two calls so, and what one calls unknown is that.
  return faults.flatMap(fault => {
    const other = others.find(
      ({ said, where: place }) => said === fault.said && place === fault.where,
    );
    const isUnknown = fault.isUnknown || other?.isUnknown;
    return other && (isFirst || !isUnknown)
      ? [{ ...fault, isUnknown: Boolean(isUnknown) }]
      : [];
  });
}

/** The one before is named as long as nobody can tell that the latest is one. */
function judgeLatest(
  faults: Faults,
  what: string,
  said: string | undefined,
  { changes: [latest, before] }: Truth,
): void {
  if (said !== latest.sha) {
    faults.add(what, said, latest.sha, {
      isUnknown:
        said === undefined || (!latest.isTellable && said === before?.sha),
    });
  }
}

function judgeEntity(where: string, answer: SaidEntity, truth: Truth): Fault[] {
  const faults = new Faults(where);
  const { headline } = answer;
  faults.claims('headline', headline.sentence, readHeadline, claim =>
    isTrue(claim, truth),
  );
  const right = rightHeadlines(truth);
  if (!right.includes(headline.code)) {
    faults.add('headline', `${headline.code}: ${headline.sentence}`, right, {
      isUnknown: ['unknown', 'versionsOnly'].includes(headline.code),
      isRelative: true,
    });
  }
  if (headline.line) {
    faults.claims('line', headline.line.sentence, readHeadlineLine, claim =>
      isTrue(claim, truth),
    );
  }
  if (!isSeen(truth)) {
    for (const { environment, verdict } of answer.applications) {
      if (!verdict.lastKnown && !mayBeNow(truth, verdict.code)) {
        faults.add(`${environment} verdict`, verdict.sentence, 'last known');
      }
    }
    return faults.found;
  }
  if (!isPrompt(truth)) {
    return faults.found;
  }
  const latest = latestOf(truth);
  if (latest) {
    judgeLatest(faults, 'latest change', answer.latest, truth);
  }
  // Where no image was ever built, commits that change what is rendered are changes.
  for (const { sha, state, title } of latest ? answer.changes : []) {
    const change = truth.changes.find(item => item.sha === sha);
    if (change) {
      faults.same(`state of ${sha.slice(0, 7)}`, state, change.state);
      faults.oneOf(`title of ${sha.slice(0, 7)}`, title, change.titles);
    } else {
      faults.add('change', `${sha.slice(0, 7)} ${title}`, 'no change');
    }
  }
  faults.same(
    'environments',
    answer.applications.map(({ environment }) => environment),
    inOrder(truth),
  );
  return [
    ...faults.found,
    ...answer.applications.flatMap(application =>
      judgeApplication(
        `${where} ${application.environment}`,
        application,
        truth,
      ),
    ),
  ];
}

/** In the order of promotion; where nothing was ever deployed and no sync has failed, last. */
function inOrder({ applications }: Truth): string[] {
  const isEmpty = (application: TruthApplication) =>
    !application.exists &&
    !isSyncFailed(application) &&
    application.operations.every(
      ({ kind, phase }) => kind === 'dry' || phase !== 'Succeeded',
    );
  return [
    ...applications.filter(application => !isEmpty(application)),
    ...applications.filter(isEmpty),
  ].map(({ environment }) => environment);
}

function truthOf(
  { applications }: Truth,
  name: string,
): TruthApplication | undefined {
  return applications.find(application => application.name === name);
}

function judgeApplication(
  where: string,
  said: SaidApplication,
  truth: Truth,
): Fault[] {
  const faults = new Faults(where);
  const application = truthOf(truth, said.name);
  if (!application) {
    faults.add('name', said.name, 'no such application');
    return faults.found;
  }
  if (!isPrompt(truth)) {
    return faults.found;
  }
  const right = rightVerdicts(application);
  if (!right.includes(said.verdict.code)) {
    faults.add(
      'verdict',
      `${said.verdict.code}: ${said.verdict.sentence}`,
      right,
    );
  }
  faults.claims('verdict', said.verdict.sentence, readVerdict, claim =>
    isTrueOf(claim, application, truth),
  );
  if (said.verdict.lastKnown) {
    faults.add('verdict', 'last known', 'Argo CD answers', {
      isUnknown: true,
    });
  }
  return [
    ...faults.found,
    ...judgeStanding(where, said.standing, application, truth),
  ];
}

function judgeStanding(
  where: string,
  said: SaidStanding,
  application: TruthApplication,
  truth: Truth,
): Fault[] {
  const faults = new Faults(where);
  const latest = latestOf(truth);
  if (latest) {
    faults.same(
      'has',
      said.has,
      runs(truth, application, latest) ? 'yes' : 'no',
    );
    faults.distance('behind', said.behind, truth, application);
    faults.same('version', said.commit, versionOf(truth, application));
  } else if (said.has === 'yes' && !application.exists) {
    faults.add('has', said.has, 'nothing is there');
  }
  if (said.has === 'unknown' && said.behind !== undefined) {
    faults.add('behind', said.behind, 'a distance beside unknown');
  }
  for (const service of application.services) {
    const about = said.services.find(item =>
      [service.service, `${truth.project}-${service.service}`].includes(
        item.service,
      ),
    );
    const { asked, inGit, pods, ready } = service;
    if (!about) {
      if (asked) {
        faults.add(service.service, undefined, service, { isUnknown: true });
      }
      continue;
    }
    const own = subject(
      {
        ...truth,
        changes: truth.changes.filter(({ state }) => state === 'built'),
      },
      service.service,
    );
    const ownApplication = truthOf(own, application.name)!;
    const label = `service ${service.service}`;
    faults.same(`${label} version`, about.version?.image, oldest(ready, truth));
    faults.same(
      `${label} commit`,
      about.version?.commit,
      about.version && commitOf(about.version.image),
    );
    faults.same(`${label} pods`, about.pods, pods);
    if (about.wanted && ![asked, inGit].includes(about.wanted.image)) {
      faults.add(`${label} wanted`, about.wanted, { asked, inGit });
    }
    // What Git no longer asks for, or asks to be what still runs, is not wanted.
    const isWanted = inGit !== undefined && !ready.includes(inGit);
    if (!about.wanted && isWanted && asked && !ready.includes(asked)) {
      faults.add(
        `${label} wanted`,
        undefined,
        { asked, inGit },
        { isUnknown: true },
      );
    }
    const [newest] = own.changes;
    if (newest) {
      faults.distance(`${label} behind`, about.behind, own, ownApplication);
      const runsIt = runs(own, ownApplication, newest);
      if (about.has === 'yes' && !runsIt) {
        faults.add(`${label} has`, 'yes', 'no');
      }
      if (about.has === 'no' && runsIt && latest?.state === 'built') {
        faults.add(`${label} has`, 'no', 'yes');
      }
    }
  }
  return faults.found;
}

function oldest(images: string[], { commits }: Truth): string | undefined {
  const age = (image: string) => commits.indexOf(commitOf(image) ?? '');
  return [...images].sort((a, b) => age(b) - age(a))[0];
}

function judgeList(list: SaidList, system: SaidEntity, truth: Truth): Fault[] {
  return [
    ...judgeRows(list, truth),
    ...judgeCounts(list, truth),
    ...judgeBeside(list, system),
  ];
}

function judgeRows(list: SaidList, truth: Truth): Fault[] {
  const faults = new Faults('list');
  const latest = latestOf(truth);
  faults.same('total', list.total, knowable(truth).length);
  const judgeRow = (row: SaidRow) => {
    const application = truthOf(truth, row.name);
    const { environment, verdict, version } = row;
    if (!application) {
      faults.add('row', row.name, 'no such application');
      return;
    }
    if (!verdict.lastKnown && !mayBeNow(truth, verdict.code)) {
      faults.add(`${environment} verdict`, verdict.sentence, 'last known');
    }
    if (!isPrompt(truth)) {
      return;
    }
    const right = rightVerdicts(application);
    if (!right.includes(verdict.code)) {
      faults.add(`${environment} verdict`, verdict.code, right);
    }
    if (latest) {
      faults.same(
        `${environment} has`,
        version.has,
        runs(truth, application, latest) ? 'yes' : 'no',
      );
      faults.distance(
        `${environment} behind`,
        version.behind,
        truth,
        application,
      );
    }
    if (latest) {
      faults.same(
        `${environment} version`,
        version.commit,
        versionOf(truth, application),
      );
    }
    if (latest && version.title) {
      faults.oneOf(
        `${environment} title`,
        version.title,
        truth.changes.find(({ sha }) => sha === version.commit)?.titles,
      );
    }
  };
  list.items.forEach(judgeRow);
  return faults.found;
}

/** Which chip counts a verdict: design, "Chips count by verdict". */
const chips: Record<string, string> = {
  broken: 'broken',
  syncFailed: 'syncFailed',
  refused: 'syncFailed',
  outOfDate: 'outOfSync',
  rolledBack: 'outOfSync',
  rollingOut: 'rollingOut',
  deleting: 'rollingOut',
  cannotCompare: 'notCompared',
  unknown: 'notCompared',
  notDeployed: 'notDeployed',
  paused: 'notDeployed',
  live: 'healthy',
};

const chipOf = ({ verdict }: SaidRow) =>
  verdict.lastKnown ? 'notCompared' : chips[verdict.code];

function judgeCounts(list: SaidList, truth: Truth): Fault[] {
  const faults = new Faults('list');
  const { behind: late, ...states } = list.counts.state;
  const counted = Object.entries(states).filter(([, n]) => n > 0);
  const rows = new Map<string, number>();
  const add = (chip: string) => rows.set(chip, (rows.get(chip) ?? 0) + 1);
  for (const item of list.items) {
    add('all');
    add(chipOf(item));
  }
  faults.same('counts', counted.sort(), [...rows].sort());
  // What nobody can tell is counted nowhere; what is counted has to be so.
  const mayBeBehind = truth.applications.filter(
    application => behind(truth, application).most > 0,
  );
  if (isPrompt(truth) && late > mayBeBehind.length) {
    faults.add('behind', late, mayBeBehind.length);
  }
  return faults.found;
}

/** The matrix is the list by projects and environments: each cell stands where it belongs, each project in its section. */
function judgeMatrix(
  { rows, counts }: SaidMatrix,
  system: SaidEntity,
  truth: Truth,
): Fault[] {
  const faults = new Faults('matrix');
  const row = rows.find(({ name }) => name === truth.project);
  const cells = row?.cells ?? [];
  const items = cells.map(({ application }) => application);
  for (const { environment, application } of cells) {
    const own = truthOf(truth, application.name);
    faults.same(`column of ${application.name}`, environment, own?.environment);
  }
  const known = items.map(chipOf);
  const isTroubled = ['broken', 'syncFailed', 'outOfSync', 'held'].some(chip =>
    known.includes(chip),
  );
  const calm = known.includes('notCompared') ? 'notCompared' : 'calm';
  if (knowable(truth).length > 0) {
    faults.same('section', row?.section, isTroubled ? 'attention' : calm);
  }
  const list = { items, total: items.length, counts };
  return [
    ...faults.found,
    ...judgeRows(list, truth),
    ...judgeBeside(list, system),
  ];
}

/** The list and the page of the project say the same, when nothing changes between the two. */
function judgeBeside(list: SaidList, system: SaidEntity): Fault[] {
  const faults = new Faults('list');
  for (const { name, standing, verdict } of system.applications) {
    const row = list.items.find(item => item.name === name);
    const listed = row && [
      row.verdict.code,
      row.version.has,
      row.version.behind,
    ];
    const shown = [verdict.code, standing.has, standing.behind];
    if (text(listed) !== text(shown)) {
      faults.add(`${name} beside its page`, listed, shown, {
        isRelative: true,
      });
    }
  }
  return faults.found;
}

function judgeDelivery({ delivery, system }: Said, truth: Truth): Fault[] {
  const faults = new Faults('delivery');
  const latest = latestOf(truth);
  for (const { change, head } of delivery.repositories) {
    if (latest) {
      judgeLatest(faults, 'change', change?.sha, truth);
    }
    if (change && latest && change.sha === latest.sha) {
      faults.same('state', change.state, latest.state);
      faults.oneOf('title', change.title, latest.titles);
    }
    faults.same('head', head, truth.commits[0]);
    if (change && system.latest && change.sha !== system.latest) {
      faults.add('change', change.sha, `the page says ${system.latest}`, {
        isRelative: true,
      });
    }
  }
  return faults.found;
}
