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

import { Rule } from '../rule';
import { argocdDefaultProject } from './argocdDefaultProject';
import { argocdDestination } from './argocdDestination';
import { argocdFinalizer } from './argocdFinalizer';
import { argocdImageParameter } from './argocdImageParameter';
import { argocdOciHttp } from './argocdOciHttp';
import { argocdParameters } from './argocdParameters';
import { argocdPaths } from './argocdPaths';
import { argocdPruneLast } from './argocdPruneLast';
import { argocdRepository } from './argocdRepository';
import { argocdSyncOptions } from './argocdSyncOptions';
import { argocdTargetHead } from './argocdTargetHead';
import { argocdUnknownOption } from './argocdUnknownOption';
import { catalogEntities } from './catalogEntities';
import { chartPullSecret } from './chartPullSecret';
import { chartRandom } from './chartRandom';
import { chartRenders } from './chartRenders';
import { chartReplicas } from './chartReplicas';
import { chartSchema } from './chartSchema';
import { chartTagText } from './chartTagText';
import { ciArgocdSync } from './ciArgocdSync';
import { ciBuildOnce } from './ciBuildOnce';
import { ciBuildsInOneJob } from './ciBuildsInOneJob';
import { ciConditions } from './ciConditions';
import { ciDocker } from './ciDocker';
import { ciGitStrategy } from './ciGitStrategy';
import { ciGlobalKeywords } from './ciGlobalKeywords';
import { ciIncludes } from './ciIncludes';
import { ciKaniko } from './ciKaniko';
import { ciKeylessSigning } from './ciKeylessSigning';
import { ciNeeds } from './ciNeeds';
import { ciOnlyExcept } from './ciOnlyExcept';
import { ciPatchApplication } from './ciPatchApplication';
import { ciRegistry } from './ciRegistry';
import { ciRemoteInclude } from './ciRemoteInclude';
import { ciSchema } from './ciSchema';
import { ciScriptMapping } from './ciScriptMapping';
import { ciTokenExposed } from './ciTokenExposed';
import { ciWorkflow } from './ciWorkflow';
import { ciWriteBackLoop } from './ciWriteBackLoop';
import { ciWriteBackRace } from './ciWriteBackRace';
import { imageFixedTag } from './imageFixedTag';
import { imageUpdater } from './imageUpdater';
import { kustomizeFiles } from './kustomizeFiles';
import { kustomizeSchema } from './kustomizeSchema';
import { kustomizeTargets } from './kustomizeTargets';
import { manifestPorts } from './manifestPorts';
import { manifestRemoved } from './manifestRemoved';
import { manifestSchema } from './manifestSchema';
import { manifestSelector } from './manifestSelector';
import { namespaceSecurity } from './namespaceSecurity';
import { placeholders } from './placeholders';
import { podSecurity } from './podSecurity';
import { projectAnySource } from './projectAnySource';
import { projectEnvironments } from './projectEnvironments';
import { projectPermits } from './projectPermits';
import { projectShared } from './projectShared';
import { secretsInClear } from './secretsInClear';
import { servicePlaces } from './servicePlaces';
import { silenceReason } from './silenceReason';
import { skaffoldNamespace } from './skaffoldNamespace';
import { skaffoldPaths } from './skaffoldPaths';
import { skaffoldRender } from './skaffoldRender';
import { skaffoldSchema } from './skaffoldSchema';
import { treeReadable } from './treeReadable';
import { yamlReadable } from './yamlReadable';

/** All rules, in the order in which they are applied. @public */
export const rules: Rule[] = [
  argocdDefaultProject,
  argocdDestination,
  argocdFinalizer,
  argocdImageParameter,
  argocdOciHttp,
  argocdParameters,
  argocdPaths,
  argocdPruneLast,
  argocdRepository,
  argocdSyncOptions,
  argocdTargetHead,
  argocdUnknownOption,
  catalogEntities,
  chartPullSecret,
  chartRandom,
  chartRenders,
  chartReplicas,
  chartSchema,
  chartTagText,
  ciArgocdSync,
  ciBuildOnce,
  ciBuildsInOneJob,
  ciConditions,
  ciDocker,
  ciGitStrategy,
  ciGlobalKeywords,
  ciIncludes,
  ciKaniko,
  ciKeylessSigning,
  ciNeeds,
  ciOnlyExcept,
  ciPatchApplication,
  ciRegistry,
  ciRemoteInclude,
  ciSchema,
  ciScriptMapping,
  ciTokenExposed,
  ciWorkflow,
  ciWriteBackLoop,
  ciWriteBackRace,
  imageFixedTag,
  imageUpdater,
  kustomizeFiles,
  kustomizeSchema,
  kustomizeTargets,
  manifestPorts,
  manifestRemoved,
  manifestSchema,
  manifestSelector,
  namespaceSecurity,
  placeholders,
  podSecurity,
  projectAnySource,
  projectEnvironments,
  projectPermits,
  projectShared,
  secretsInClear,
  servicePlaces,
  silenceReason(() => rules.map(({ id }) => id)),
  skaffoldNamespace,
  skaffoldPaths,
  skaffoldRender,
  skaffoldSchema,
  treeReadable,
  yamlReadable,
];
