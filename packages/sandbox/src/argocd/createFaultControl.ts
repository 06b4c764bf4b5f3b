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

import express, { Router } from 'express';
import { Faults, transportFaults } from './faults';
import { parts } from './parts';

/** Where people and tests who have only an address inject faults. Only JSON is taken, which no foreign page can send. */
export function createFaultControl(faults: Faults): Router {
  const router = Router();
  const state = () => ({
    fault: faults.current ?? null,
    broken: faults.broken,
  });
  const chosen = <T extends string>(
    known: readonly T[],
    value: unknown,
  ): T | undefined => known.find(item => item === value);

  router.use(express.json());
  router.get('/faults', (_req, res) => {
    res.json({ ...state(), faults: transportFaults, parts });
  });
  router.post('/fault', (req, res) => {
    const wanted = req.body?.fault ?? null;
    const fault = chosen(transportFaults, wanted);
    if (wanted !== null && !fault) {
      res.status(400).json({
        error: `fault must be null or one of ${transportFaults.join(', ')}`,
      });
      return;
    }
    faults.set(fault);
    res.json(state());
  });
  for (const verb of ['break', 'heal'] as const) {
    router.post(`/${verb}`, (req, res) => {
      const part = chosen(parts, req.body?.part);
      if (!part) {
        res
          .status(400)
          .json({ error: `part must be one of ${parts.join(', ')}` });
        return;
      }
      faults[verb](part);
      res.json(state());
    });
  }
  return router;
}
