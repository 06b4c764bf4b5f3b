import { InputError } from '@backstage/errors';
import { Target } from '../gitlab/target';

/** Where people and the cluster reach the same things. */
export interface Endpoints {
  gitlabHost: string;
  projectPath: string;
  projectUrl: string;
  /** The repository as Argo CD reaches it. */
  clusterRepositoryUrl: string;
  pullRegistry: string;
  /** Where nodes pull the project's images from, without the service's name. */
  imageRegistry: string;
  pullSecrets: string[];
}

export type EndpointProfile = 'k3d' | 'gitlab-com' | 'self-managed';

/**
 * The addresses of an endpoint profile.
 *
 * @throws InputError where the profile needs an address that is missing or does not fit the host.
 */
export function planEndpoints(
  profile: EndpointProfile,
  target: Target,
  given: { clusterGitlabUrl?: string; pullRegistry?: string },
): Endpoints {
  const projectPath = `${target.group}/${target.repository}`;
  const endpoints = (
    clusterUrl: string,
    pullRegistry: string | undefined,
    pullSecrets: string[],
  ) => {
    if (!pullRegistry) {
      throw new InputError(
        `Endpoint profile ${profile} needs the address of the registry.`,
      );
    }
    return {
      gitlabHost: target.host,
      projectPath,
      projectUrl: target.projectUrl,
      clusterRepositoryUrl: `${clusterUrl}/${projectPath}.git`,
      pullRegistry,
      imageRegistry: `${pullRegistry}/${projectPath}`,
      pullSecrets,
    };
  };
  switch (profile) {
    case 'k3d':
      return endpoints(
        given.clusterGitlabUrl ?? target.baseUrl,
        given.pullRegistry,
        [],
      );
    case 'gitlab-com':
      if (target.host !== 'gitlab.com') {
        throw new InputError(
          `Endpoint profile gitlab.com does not fit a repository on ${target.host}. Choose another profile.`,
        );
      }
      return endpoints(target.baseUrl, 'registry.gitlab.com', [
        'registry-credentials',
      ]);
    default:
      return endpoints(target.baseUrl, given.pullRegistry, [
        'registry-credentials',
      ]);
  }
}
