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

import { newestKubernetes } from '../src/kubernetesVersions';
import { gitlabPackage, gitlabSchema } from './gitlabSchema';
import { kubernetesPackages, kubernetesSchemas } from './kubernetesSchemas';
import { nameWithVersion, packageFile } from './packages';

const readme = () => `# Schemas

Third-party data, written by \`yarn workspace @slipway/gitops-lint schemas\`.

- \`kubernetes.json\`: Kubernetes ${newestKubernetes}, Argo CD, Gateway API and Prometheus Operator,
  from ${kubernetesPackages
    .map(nameWithVersion)
    .join(', ')} (\`LICENSE.kubernetes-models\`)
- \`gitlab-ci.json\`: GitLab's pipelines, from ${nameWithVersion(
  gitlabPackage,
)} (\`LICENSE.gitlab-ci-local\`)
- \`skaffold.json\`: every version of Skaffold's file, from a checkout of
  [Skaffold](https://github.com/GoogleContainerTools/skaffold) (\`LICENSE.skaffold\`); no package has them, so
  \`yarn workspace @slipway/gitops-lint skaffold-schemas <checkout>\` writes this one alone
`;

/** One to a line, as they are read. */
const kubernetesFile = () =>
  `{\n${[...kubernetesSchemas()]
    .map(
      ([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`,
    )
    .join(',\n')}\n}\n`;

/** What is in the folder `schemas`, made anew from the installed packages. */
export function schemaFiles(): Record<string, string> {
  return {
    'README.md': readme(),
    'kubernetes.json': kubernetesFile(),
    'LICENSE.kubernetes-models': packageFile('kubernetes-models', 'LICENSE'),
    'gitlab-ci.json': `${gitlabSchema()}\n`,
    'LICENSE.gitlab-ci-local': packageFile(gitlabPackage, 'LICENSE'),
  };
}
