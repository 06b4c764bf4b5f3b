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

import { behind, isBehind } from './facts';
import { Truth, TruthApplication } from './Truth';
import { Unreadable } from './Unreadable';

export const text = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';

/** Something that the portal says and that is not so. */
export interface Fault {
  /** Where it stands. */
  where: string;
  said: string;
  /** What is so. */
  truth: string;
  /** It says that it does not know, or says nothing: no lie, but not for long. */
  isUnknown: boolean;
  /**
   * What is said, wherever the truth stands: where this is false at every moment, it was never so. Absent where the
   * statement is only wrong beside others.
   */
  statement?: string;
}

/** Collects what is not so in one part of an answer. */
export class Faults {
  readonly found: Fault[] = [];

  constructor(private readonly where: string) {}

  add(
    what: string,
    said: unknown,
    truth: unknown,
    { isUnknown = false, isRelative = false, claim = '' } = {},
  ): void {
    const where = `${this.where} ${what}`;
    this.found.push({
      where,
      said: text(said),
      truth: text(truth),
      isUnknown,
      statement: isRelative ? undefined : `${where}: ${text(said)} ${claim}`,
    });
  }

  /** What is absent or `unknown` is no lie. */
  same(what: string, said: unknown, truth: unknown): void {
    if (text(said) !== text(truth)) {
      this.add(what, said, truth, {
        isUnknown: said === undefined || said === 'unknown',
      });
    }
  }

  /** What is absent is no lie. */
  distance(
    what: string,
    said: number | undefined,
    truth: Truth,
    application: TruthApplication,
  ): void {
    if (!isBehind(truth, application, said)) {
      this.add(what, said, behind(truth, application), {
        isUnknown: said === undefined,
      });
    }
  }

  /** What is absent is no lie. */
  oneOf(what: string, said: string | undefined, truths: string[] = []): void {
    if (said === undefined || !truths.includes(said)) {
      this.add(what, said, truths, { isUnknown: said === undefined });
    }
  }

  /** @param isSo - whether a claim is true */
  claims<C extends { says: string }>(
    what: string,
    sentence: string,
    read: (sentence: string) => C[],
    isSo: (claim: C) => boolean,
  ): void {
    let claims: C[];
    try {
      claims = read(sentence);
    } catch (error) {
      if (!(error instanceof Unreadable)) {
        throw error;
      }
      this.add(what, sentence, error.message);
      return;
    }
    const isUnknown = claims.some(
      claim => claim.says === 'nobody knows' && !isSo(claim),
    );
    if (isUnknown) {
      this.add(what, sentence, 'known', { isUnknown });
    }
    for (const claim of claims) {
      if (claim.says !== 'nobody knows' && !isSo(claim)) {
        this.add(what, sentence, `not: ${text(claim)}`, {
          claim: text(claim),
        });
      }
      if (isUnknown && claim.says.startsWith('runs nothing else')) {
        this.add(what, sentence, 'everywhere and unknown in one sentence');
      }
    }
  }
}
