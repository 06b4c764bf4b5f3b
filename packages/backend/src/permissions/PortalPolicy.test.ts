import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  argocdApplicationReadPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationSyncPermission,
  argocdProjectProvisionPermission,
} from '@slipway/plugin-argocd-common';
import { PortalPolicy } from './PortalPolicy';

const policy = new PortalPolicy('group:default/platform');
const member = (...ownershipEntityRefs: string[]) =>
  ({ info: { userEntityRef: 'user:default/x', ownershipEntityRefs } } as unknown as PolicyQueryUser);

describe('PortalPolicy', () => {
  it('lets everybody who is signed in see, and nobody else', async () => {
    const query = { permission: argocdApplicationReadPermission };
    expect(await policy.handle(query, member())).toEqual({ result: AuthorizeResult.ALLOW });
    expect(await policy.handle(query)).toEqual({ result: AuthorizeResult.DENY });
  });

  it.each([argocdApplicationSyncPermission, argocdApplicationRefreshPermission])(
    'leaves $name to the owners of confirmed links',
    async permission => {
      expect(await policy.handle({ permission }, member('group:default/blue'))).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'argocd',
        conditions: {
          rule: 'IS_LINKED_TO_OWNED_ENTITY',
          params: { claims: ['group:default/blue'] },
        },
      });
    },
  );

  it('lets the platform team act everywhere', async () => {
    expect(
      await policy.handle(
        { permission: argocdApplicationSyncPermission },
        member('group:default/platform'),
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets everybody who is signed in create projects', async () => {
    expect(
      await policy.handle({ permission: argocdProjectProvisionPermission }, member()),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });
});
