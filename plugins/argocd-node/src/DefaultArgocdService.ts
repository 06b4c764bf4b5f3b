import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ArgocdApi,
  ArgocdClient,
  ProvisionRequest,
} from '@slipway/plugin-argocd-common';
import { ArgocdService, ArgocdServiceOptions } from './ArgocdService';

/** {@link ArgocdService} over HTTP, with tokens on behalf of the caller. */
export class DefaultArgocdService implements ArgocdService {
  static create(options: { auth: AuthService; discovery: DiscoveryService }) {
    return new DefaultArgocdService(
      new ArgocdClient({ discoveryApi: options.discovery }),
      options.auth,
    );
  }

  readonly #client: ArgocdApi;
  readonly #auth: AuthService;

  private constructor(client: ArgocdApi, auth: AuthService) {
    this.#client = client;
    this.#auth = auth;
  }

  async getInstances(options: ArgocdServiceOptions) {
    return this.#client.getInstances(await this.#token(options));
  }

  async getName(name: string, options: ArgocdServiceOptions) {
    return this.#client.getName(name, await this.#token(options));
  }

  async provision(
    instance: string,
    request: ProvisionRequest,
    options: ArgocdServiceOptions,
  ) {
    return this.#client.provision(
      instance,
      request,
      await this.#token(options),
    );
  }

  async removeProvision(
    instance: string,
    provisionId: string,
    options: ArgocdServiceOptions,
  ) {
    return this.#client.removeProvision(
      instance,
      provisionId,
      await this.#token(options),
    );
  }

  #token({ credentials }: ArgocdServiceOptions): Promise<{ token: string }> {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'argocd',
    });
  }
}
