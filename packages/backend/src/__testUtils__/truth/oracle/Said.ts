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

/** What is read of the portal's answers, in the oracle's own words: the contract of the HTTP API, as far as it says something. */

export interface SaidVersion {
  image: string;
  commit?: string;
}

export interface SaidService {
  service: string;
  version?: SaidVersion;
  wanted?: SaidVersion;
  has: 'yes' | 'no' | 'unknown';
  behind?: number;
  pods?: { ready: number; total: number };
}

export interface SaidStanding {
  commit?: string;
  has: 'yes' | 'no' | 'unknown';
  behind?: number;
  services: SaidService[];
  readAt?: string;
}

export interface SaidVerdict {
  code: string;
  parameters: Record<string, string>;
  sentence: string;
  lastKnown?: boolean;
}

export interface SaidApplication {
  name: string;
  environment: string;
  verdict: SaidVerdict;
  standing: SaidStanding;
}

export interface SaidChange {
  sha: string;
  title?: string;
  state: string;
  failedJob?: string;
  services?: string[];
}

export interface SaidInstance {
  name: string;
  status: string;
  reason?: { code: string };
  troubles?: { code: string }[];
}

export interface SaidEntity {
  instances: SaidInstance[];
  headline: {
    code: string;
    sentence: string;
    line?: { code: string; sentence: string };
  };
  latest?: string;
  changes: SaidChange[];
  applications: SaidApplication[];
}

export interface SaidRow {
  name: string;
  environment: string;
  verdict: SaidVerdict;
  version: {
    commit?: string;
    title?: string;
    image?: string;
    has: 'yes' | 'no' | 'unknown';
    behind?: number;
  };
}

export interface SaidList {
  items: SaidRow[];
  total: number;
  counts: SaidCounts;
}

interface SaidCounts {
  state: Record<string, number>;
}

/** The same applications, a row per project. */
export interface SaidMatrix {
  rows: {
    name: string;
    section: string;
    cells: { environment?: string; application: SaidRow; more: number }[];
  }[];
  total: number;
  counts: SaidCounts;
}

export interface SaidDeployment {
  name: string;
  environment: string;
  revision?: string;
  startedAt: string;
  outcome: string;
  initiatedBy?: string;
  automated: boolean;
  images: string[];
  healthAfter?: string;
  healthyAt?: string;
}

export interface SaidDelivery {
  repositories: {
    head?: string;
    change?: SaidChange;
    laterCommits?: number;
    pipeline?: { status: string };
    images: { name?: string }[];
  }[];
}

/** Everything that the portal says of a project at one time. */
export interface Said {
  system: SaidEntity;
  components: { service: string; answer: SaidEntity }[];
  list: SaidList;
  matrix: SaidMatrix;
  details: SaidApplication[];
  deployments: SaidDeployment[];
  delivery: SaidDelivery;
}
