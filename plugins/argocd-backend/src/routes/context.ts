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

import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { OperationRequests } from '../history/OperationRequests';
import { AccountRights } from '../permissions/AccountRights';
import { Authorizer } from '../permissions/Authorizer';
import { ApplicationAccess } from '../service/ApplicationAccess';
import { ApplicationViews } from '../service/ApplicationViews';
import { CommitRanges } from '../service/CommitRanges';
import { DetailService } from '../service/DetailService';
import { ManifestDiffs } from '../service/ManifestDiffs';
import { ServiceDetailService } from '../service/ServiceDetailService';
import { WhyService } from '../service/WhyService';
import { EntityService } from '../service/EntityService';
import { ApplicationListService } from '../service/ApplicationListService';
import { HomeService } from '../service/HomeService';
import { Instances } from '../instances/Instances';
import { LinkService } from '../service/LinkService';
import { InstanceService } from '../service/InstanceService';
import { Importer } from '../provision/ledger/Importer';
import { LedgerPages } from '../provision/ledger/LedgerPages';
import { LogStreams } from '../onDemand/LogStreams';
import { ProvisionQuestions } from '../service/ProvisionQuestions';
import { EntityOrigins } from '../provision/proof/EntityOrigins';
import { RoleProof } from '../provision/proof/RoleProof';
import { ProjectReader } from '../windows/ProjectReader';
import { Addresses } from '../pages/repositoryPage';
import { ApiRouter } from './ApiRouter';

export interface RouterOptions {
  access: ApplicationAccess;
  accountRights: AccountRights;
  addresses: Addresses;
  auditor: AuditorService;
  authorizer: Authorizer;
  commitRanges: CommitRanges;
  details: DetailService;
  entities: EntityService;
  entityOrigins: EntityOrigins;
  applicationList: ApplicationListService;
  home: HomeService;
  httpAuth: HttpAuthService;
  instances: Instances;
  instanceService: InstanceService;
  ledgerImporter: Importer;
  ledgerPages: LedgerPages;
  linkService: LinkService;
  logs: LogStreams;
  manifestDiffs: ManifestDiffs;
  serviceDetails: ServiceDetailService;
  projects: ProjectReader;
  provisionQuestions: ProvisionQuestions;
  requests: OperationRequests;
  roleProof: RoleProof;
  views: ApplicationViews;
  why: WhyService;
  /** Checks every answer against the description; for tests. */
  validateResponses?: boolean;
}

/** What every group of routes works with. */
export interface RouteContext extends RouterOptions {
  api: ApiRouter;
}
