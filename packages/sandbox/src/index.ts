/**
 * A GitLab and two Argo CDs for one laptop: what the portal and its tests run against.
 *
 * @packageDocumentation
 */

export { Sandbox, clusterAddresses, sandboxSecrets } from './Sandbox';
export type { SandboxOptions } from './Sandbox';
export { accountToken } from './argocd/tokens';
export type { Fault } from './argocd/faults';
