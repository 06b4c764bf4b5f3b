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

import {
  Service,
  ServiceKind,
  ServiceLanguage,
  serviceProblems,
} from '@slipway/plugin-gitops-common';

/** Numbers of the rows in which something is wrong, as people count. */
export function wrongRows(services: Service[]): number[] {
  return services.flatMap((_, index) =>
    serviceProblems(services, index).length > 0 ? [index + 1] : [],
  );
}

/** A row of another kind keeps what still applies and nothing else. */
export function withKind(
  service: Service,
  kind: ServiceKind,
  languages: ServiceLanguage[],
): Service {
  const { name, size, replicas } = service;
  const common = { name, kind, size, replicas };
  const language = service.language ?? languages[0];
  switch (kind) {
    case 'web':
      return {
        ...common,
        language,
        port: service.port ?? 8000,
        public: service.public ?? false,
        ...(service.path && { path: service.path }),
      };
    case 'worker':
      return { ...common, language };
    default:
      return {
        ...common,
        image: service.image ?? '',
        tag: service.tag ?? '',
        port: service.port ?? 8080,
      };
  }
}
