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
import { sandboxSecrets } from '@slipway/sandbox';

/** Where a portal in production finds what it works with. */
export interface Surroundings {
  portalUrl: string;
  /** Connection string of PostgreSQL. */
  database: string;
  /** Certificate of the authority of PostgreSQL. */
  caFile: string;
  gitlab: string;
  argocd: string;
  /** Tokens of Argo CD's accounts. */
  tokens: { read: string; operate: string; provision: string };
}

/** Every variable that the chart's values and the Secret of the portal set, but for the port. */
export function portalVariables(around: Surroundings): Record<string, string> {
  const { portalUrl, gitlab, argocd, caFile, tokens } = around;
  const database = new URL(around.database);
  const catalog = `${gitlab}/platform/catalog/-/blob/main`;
  return {
    PORTAL_TITLE: 'Portal',
    PORTAL_URL: portalUrl,
    PORTAL_ORGANIZATION: 'Example',
    PORTAL_PLATFORM_GROUP: 'group:default/platform',
    AUTH_SESSION_SECRET: 'a-secret-of-the-sessions',
    POSTGRES_HOST: database.hostname,
    POSTGRES_PORT: database.port,
    POSTGRES_USER: database.username,
    POSTGRES_PASSWORD: database.password || 'a-password-of-the-database',
    // Who answers has to prove itself.
    PGSSLMODE: 'verify-full',
    NODE_EXTRA_CA_CERTS: caFile,
    GITLAB_HOST: new URL(gitlab).host,
    GITLAB_URL: gitlab,
    GITLAB_READ_TOKEN: sandboxSecrets.gitlabReadToken,
    GITLAB_OAUTH_CLIENT_ID: sandboxSecrets.oauthClientId,
    GITLAB_OAUTH_CLIENT_SECRET: sandboxSecrets.oauthClientSecret,
    CATALOG_ORG_URL: `${catalog}/org.yaml`,
    CATALOG_TEMPLATE_URL: `${catalog}/template.yaml`,
    ARGOCD_URL: argocd,
    ARGOCD_EXTERNAL_URL: argocd,
    ARGOCD_CA_FILE: caFile,
    ARGOCD_PLATFORM_REPOSITORY_URL: `${gitlab}/platform/argocd-projects`,
    // Files with a token end with a new line, and so do variables that are made of them.
    ARGOCD_READ_TOKEN: `${tokens.read}\n`,
    ARGOCD_OPERATE_TOKEN: `${tokens.operate}\n`,
    ARGOCD_PROVISION_TOKEN: `${tokens.provision}\n`,
  };
}
