import {
  coreServices,
  createBackendPlugin,
  RootConfigService,
} from '@backstage/backend-plugin-api';

/**
 * A production portal must not run on the sandbox's configuration, not even on a part of it that a merge left behind.
 *
 * @throws Error where `NODE_ENV` is `production` and the configuration has a `sandbox` key
 */
export function refuseSandboxInProduction(
  config: RootConfigService,
  nodeEnv: string | undefined,
): void {
  if (nodeEnv === 'production' && config.has('sandbox')) {
    throw new Error(
      "The configuration has the key 'sandbox', so it is the sandbox's, and NODE_ENV is production. Start with --config app-config.production.yaml alone.",
    );
  }
}

export const sandboxGuard = createBackendPlugin({
  pluginId: 'sandbox-guard',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig },
      async init({ config }) {
        refuseSandboxInProduction(config, process.env.NODE_ENV);
      },
    });
  },
});
