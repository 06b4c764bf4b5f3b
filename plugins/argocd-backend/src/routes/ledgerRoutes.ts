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

import { argocdProjectAdoptPermission } from '@slipway/plugin-argocd-common';
import { audited } from './audited';
import { Call } from './ApiRouter';
import { RouteContext } from './context';

export function addLedgerRoutes(context: RouteContext) {
  const { api, auditor, authorizer, ledgerImporter, ledgerPages } = context;
  const require = (
    { credentials }: Pick<Call<unknown>, 'credentials'>,
    what: string,
  ) => authorizer.require(argocdProjectAdoptPermission, credentials, what);

  api.get('/ledger', async call => {
    await require(call, 'read the ledger of names and namespaces');
    return ledgerPages.page(call.query);
  });

  api.post('/ledger/import', call =>
    audited(auditor, call.req, {
      eventId: 'ledger-import',
      meta: { entries: call.body.entries.map(entry => ({ ...entry })) },
      run: async () => {
        await require(call, 'import applications into the ledger');
        return {
          items: await ledgerImporter.import(
            call.body.entries,
            call.credentials.principal.userEntityRef,
          ),
        };
      },
    }),
  );

  api.delete('/ledger/{name}', call =>
    audited(auditor, call.req, {
      eventId: 'ledger-release',
      meta: { name: call.params.name },
      run: async () => {
        await require(call, 'release names and namespaces');
        await ledgerPages.free(call.params.name);
        return { released: call.params.name };
      },
    }),
  );
}
