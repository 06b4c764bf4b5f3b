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

import { SignInPage } from '@backstage/core-components';
import {
  coreApis,
  createFrontendModule,
  gitlabAuthApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  SignInPageProps,
} from '@backstage/plugin-app-react';
import { z } from 'zod';
import { appTranslationRef } from '../../translation';
import { oidcAuthApi, oidcAuthApiRef } from './oidcAuthApi';

const providers = {
  gitlab: { id: 'gitlab', apiRef: gitlabAuthApiRef },
  oidc: { id: 'oidc', apiRef: oidcAuthApiRef },
};

function SignIn(props: SignInPageProps & { provider: keyof typeof providers }) {
  const { provider, ...others } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const portal = useApi(coreApis.config).getOptionalString('app.title');
  return (
    <SignInPage
      {...others}
      title={portal ? t('signIn.to', { portal }) : t('signIn.toPortal')}
      align="center"
      provider={{
        ...providers[provider],
        title: t(`signIn.${provider}.title`),
        message: t(`signIn.${provider}.message`),
      }}
    />
  );
}

const signInPage = SignInPageBlueprint.makeWithOverrides({
  configSchema: {
    provider: z.enum(['gitlab', 'oidc']).default('gitlab'),
  },
  factory: (original, { config }) =>
    original({
      loader: async () => props =>
        <SignIn {...props} provider={config.provider} />,
    }),
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage, oidcAuthApi],
});
