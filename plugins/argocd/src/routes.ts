import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The entity tab, wherever an integrator has put it. */
export const entityContentRouteRef = createRouteRef();
