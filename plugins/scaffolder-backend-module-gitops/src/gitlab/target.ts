import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** Where a new repository goes. */
export interface Target {
  host: string;
  /** Address of GitLab for people and for this back end, without a trailing slash. */
  baseUrl: string;
  group: string;
  repository: string;
  /** Address of the project for people. */
  projectUrl: string;
}

/**
 * Reads the value of a repository picker.
 *
 * @throws InputError where it names no GitLab of the portal, no group or no repository.
 */
export function parseTarget(
  repoUrl: string,
  integrations: ScmIntegrations,
): Target {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  const integration = integrations.gitlab.byHost(host);
  if (!integration) {
    throw new InputError(
      `${host} is no GitLab of this portal; add it to integrations.gitlab or choose another host.`,
    );
  }
  if (!owner || !repo) {
    throw new InputError('The repository needs a group and a name.');
  }
  const baseUrl = integration.config.baseUrl.replace(/\/+$/, '');
  return {
    host,
    baseUrl,
    group: owner,
    repository: repo,
    projectUrl: `${baseUrl}/${owner}/${repo}`,
  };
}
