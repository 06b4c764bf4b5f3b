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
import { ApplicationStore } from '../store/ApplicationStore';
import { Intake } from './Intake';

const instance = { name: 'main', namespace: 'argocd' };

const application = (sync: string, resourceVersion?: string) => ({
  metadata: { name: 'shop', namespace: 'argocd', resourceVersion },
  spec: {
    project: 'shop',
    source: { repoURL: 'https://git.example.com/shop.git', path: 'helm' },
    destination: { name: 'in-cluster', namespace: 'shop' },
  },
  status: { sync: { status: sync }, health: { status: 'Healthy' } },
});

const list = (resourceVersion: string, sync: string) => async () => ({
  metadata: { resourceVersion },
  items: [application(sync)],
});

describe('Intake', () => {
  let store: ApplicationStore;
  let intake: Intake;
  const ref = { instance: 'main', namespace: 'argocd', name: 'shop' };
  const shown = () => store.get(ref)?.sync.status;

  beforeEach(async () => {
    store = new ApplicationStore();
    intake = new Intake({ instance, store });
    await intake.list(list('100', 'Synced'));
    intake.event({
      type: 'MODIFIED',
      application: application('OutOfSync', '110'),
    });
  });

  it('does not let a server that lags behind undo what another one has told', async () => {
    await intake.list(list('90', 'Synced'));
    expect(shown()).toBe('OutOfSync');
    await intake.list(list('120', 'OutOfSync'));
    await intake.list(list('115', 'Synced'));
    expect(shown()).toBe('OutOfSync');
  });

  it('does not bring back what a server that lags behind has not seen go', async () => {
    intake.event({
      type: 'DELETED',
      application: application('OutOfSync', '111'),
    });
    await intake.list(list('105', 'Synced'));
    expect(shown()).toBeUndefined();
    // Somebody made it anew.
    await intake.list(list('112', 'Synced'));
    expect(shown()).toBe('Synced');
  });

  it('shows what was read while a list is under way at once, and keeps it', async () => {
    const listing = intake.list(async () => {
      intake.reading(application('Unknown', '111'));
      expect(shown()).toBe('Unknown');
      return list('110', 'OutOfSync')();
    });
    await listing;
    expect(shown()).toBe('Unknown');
  });

  it('follows a cluster that was restored, where versions stay back', async () => {
    await intake.list(list('90', 'Synced'));
    await intake.list(list('91', 'Synced'));
    expect(shown()).toBe('Synced');
    intake.event({
      type: 'MODIFIED',
      application: application('OutOfSync', '92'),
    });
    expect(shown()).toBe('OutOfSync');
    await intake.list(list('93', 'Synced'));
    expect(shown()).toBe('Synced');
  });
});
