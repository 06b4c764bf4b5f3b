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

import { ARGOCD_COMPARED_CHANNEL } from '@slipway/plugin-argocd-common';
import { silentLogger } from '../__testUtils__/silentLogger';
import { ComparedSignals } from './ComparedSignals';

const at = (minute: number) => `2026-11-29T04:0${minute}:00.000Z`;

function createSignals() {
  const publish = jest.fn(async () => {});
  const statuses = jest.fn();
  const compared = new ComparedSignals({
    signals: { publish },
    logger: silentLogger,
    statuses,
  });
  return { compared, publish, statuses };
}

const told = (comparedAt: Record<string, string>) => ({
  recipients: { type: 'broadcast' },
  channel: ARGOCD_COMPARED_CHANNEL,
  message: { comparedAt },
});

describe('ComparedSignals', () => {
  it('tells of all instances in one message, and later of what has compared since', async () => {
    const { compared, publish, statuses } = createSignals();
    statuses.mockReturnValue([
      { signal: 'one', comparedAt: at(1) },
      { signal: 'two', comparedAt: at(2) },
      { signal: 'never' },
    ]);
    await compared.send();
    expect(publish.mock.calls).toEqual([[told({ one: at(1), two: at(2) })]]);
    statuses.mockReturnValue([
      { signal: 'one', comparedAt: at(1) },
      { signal: 'two', comparedAt: at(3) },
    ]);
    await compared.send();
    expect(publish.mock.calls.slice(1)).toEqual([[told({ two: at(3) })]]);
    await compared.send();
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('tells again what did not get through', async () => {
    const { compared, publish, statuses } = createSignals();
    statuses.mockReturnValue([{ signal: 'one', comparedAt: at(1) }]);
    publish.mockRejectedValueOnce(new Error('no broker'));
    await compared.send();
    await compared.send();
    expect(publish.mock.calls).toEqual([
      [told({ one: at(1) })],
      [told({ one: at(1) })],
    ]);
  });
});
