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
  isPrompt,
  isSeen,
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
    ...said.details.flatMap(detail =>
      judgeApplication(`application ${detail.environment}`, detail, truth),
    ),
    ...judgeDeployments(said.deployments, truth),
    ...judgeDelivery(said, truth),
    ...judgeInstance(said, truth),
  ];
}

/** What is being built for other services may concern this one, until it is built: both are right. */
function judgeComponent(
  service: Service,
  answer: SaidEntity,
  truth: Truth,
): Fault[] {
  const where = `component ${service}`;
  const faults = judgeEntity(where, answer, subject(truth, service));
  const wider = {
    ...truth,
    changes: truth.changes.map(change =>
      change.state === 'built'
        ? change
        : { ...change, services: [...change.services, service] },
    ),
  };
  const others = judgeEntity(where, answer, subject(wider, service));
  // Neither is what one of the two calls so.
  return faults.filter(fault =>
    others.some(
      other => other.said === fault.said && other.where === fault.where,
    ),
  );
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
    truth.applications.map(({ environment }) => environment),
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
    if (!about.wanted && asked && !ready.includes(asked)) {
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
  const faults = new Faults('list');
  const latest = latestOf(truth);
  faults.same('total', list.total, truth.applications.length);
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
  return [...faults.found, ...judgeCounts(list), ...judgeBeside(list, system)];
}

function judgeCounts(list: SaidList): Fault[] {
  const faults = new Faults('list');
  const counted = Object.entries(list.counts.verdict).filter(([, n]) => n > 0);
  const rows = new Map<string, number>();
  for (const { verdict } of list.items) {
    const code = verdict.lastKnown ? 'notCompared' : verdict.code;
    rows.set(code, (rows.get(code) ?? 0) + 1);
  }
  faults.same('counts', counted.sort(), [...rows].sort());
  return faults.found;
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
