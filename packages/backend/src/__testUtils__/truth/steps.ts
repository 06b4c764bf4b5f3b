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

export const environments = ['dev', 'staging', 'production'] as const;
export const services = ['api', 'ui'] as const;

/** What can be wrong with an Argo CD, or with the way to it. */
export const argocdFaults = [
  'unavailable',
  'tokenRevoked',
  'streamRefused',
  'streamSwallowed',
  'controller',
  'repositoryServer',
  'redis',
  'cluster',
  'webhooks',
] as const;

export type ArgocdFault = (typeof argocdFaults)[number];
export type Environment = (typeof environments)[number];
export type Service = (typeof services)[number];

/** One thing that happens in the world. What does not apply where it comes up does nothing. */
export type Step =
  /** Somebody commits to services; their pipeline gets so far at once. */
  | { kind: 'push'; services: Service[]; ci: 'runs' | 'fails' | 'ends' }
  /** The oldest pipeline that runs comes to its end. */
  | { kind: 'pipelineEnds' }
  | { kind: 'docs'; hasPipeline: boolean }
  /** A commit that changes what the path renders in every environment, and no image. */
  | { kind: 'chart' }
  | { kind: 'promote'; to: 'staging' | 'production'; byMergeRequest: boolean }
  | { kind: 'branch'; service: Service }
  /** One of the open branches is merged, and built. */
  | { kind: 'merge'; which: number }
  /** Through the portal, to one of the deployments before. */
  | { kind: 'rollback'; back: number }
  | { kind: 'sync'; how: 'full' | 'partial' | 'dry' }
  /** An object that the AppProject forbids is added to an environment, or taken away again. */
  | { kind: 'forbidden'; environment: Environment }
  /** The chart of an environment stops rendering, or renders again. */
  | { kind: 'chartBreaks'; environment: Environment }
  /** Git names an image that nobody has built. */
  | { kind: 'missingImage'; environment: Environment; service: Service }
  | { kind: 'deletePods'; environment: Environment }
  /** Something of Argo CD breaks; one thing at a time. */
  | { kind: 'breaks'; what: ArgocdFault }
  | { kind: 'heals' }
  | { kind: 'portalRestarts' }
  | { kind: 'wait' };

/** The same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often each kind comes up, of a hundred. */
const weights: [Step['kind'], number][] = [
  ['push', 20],
  ['pipelineEnds', 7],
  ['docs', 8],
  ['chart', 6],
  ['promote', 16],
  ['branch', 5],
  ['merge', 6],
  ['rollback', 4],
  ['sync', 10],
  ['forbidden', 4],
  ['chartBreaks', 4],
  ['missingImage', 3],
  ['deletePods', 3],
  ['breaks', 3],
  ['portalRestarts', 2],
  ['wait', 2],
];

/** How likely each step heals what is broken. */
const heals = 0.3;

export function randomSteps(count: number, random: () => number): Step[] {
  const pick = <T>(items: readonly T[]): T =>
    items[Math.floor(random() * items.length)];
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  const kind = (): Step['kind'] => {
    let left = random() * sum;
    for (const [name, weight] of weights) {
      left -= weight;
      if (left < 0) {
        return name;
      }
    }
    return 'wait';
  };
  let isBroken = false;
  const step = (): Step => {
    // Not for long: meanwhile there is less to say.
    const name = isBroken && random() < heals ? 'heals' : kind();
    switch (name) {
      case 'breaks':
        isBroken = true;
        return { kind: name, what: pick(argocdFaults) };
      case 'heals':
        isBroken = false;
        return { kind: name };
      case 'push':
        return {
          kind: name,
          services: pick([['api'], ['ui'], ['api', 'ui']]),
          ci: pick(['ends', 'ends', 'ends', 'runs', 'fails']),
        };
      case 'docs':
        return { kind: name, hasPipeline: random() < 0.5 };
      case 'promote':
        return {
          kind: name,
          to: pick(['staging', 'staging', 'production']),
          byMergeRequest: random() < 0.5,
        };
      case 'branch':
        return { kind: name, service: pick(services) };
      case 'merge':
        return { kind: name, which: Math.floor(random() * 3) };
      case 'rollback':
        return { kind: name, back: 1 + Math.floor(random() * 3) };
      case 'sync':
        return { kind: name, how: pick(['full', 'full', 'partial', 'dry']) };
      case 'forbidden':
      case 'chartBreaks':
      case 'deletePods':
        return { kind: name, environment: pick(environments) };
      case 'missingImage':
        return {
          kind: name,
          environment: pick(environments),
          service: pick(services),
        };
      default:
        return { kind: name };
    }
  };
  return Array.from({ length: count }, step);
}

/** A step in one line, as a failing sequence is printed. */
export function describeStep({ kind, ...rest }: Step): string {
  return [kind, ...Object.values(rest).map(String)].join(' ');
}
