import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav';
import { scmAuthModule } from './modules/scmAuth';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [catalogPlugin, navModule, scmAuthModule, signInModule],
});
