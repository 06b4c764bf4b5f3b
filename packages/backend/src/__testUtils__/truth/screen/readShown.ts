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

import { Shown, ShownRow } from '../oracle/judgeShown';
import { environments } from '../steps';

/** Texts of an element as a person tells them apart: those of its innermost elements. */
function textsOf(element: Element): string[] {
  return [...element.querySelectorAll('*')]
    .filter(({ children, textContent }) => children.length === 0 && textContent)
    .map(({ textContent }) => textContent!.trim());
}

function rowOf(environment: string, state: string, row: Element): ShownRow {
  return { environment, state, texts: textsOf(row) };
}

function rowsOfEnvironments(root: Element): ShownRow[] {
  return [...root.querySelectorAll('tr[data-environment]')].map(row =>
    rowOf(
      row.getAttribute('data-environment') ?? '',
      row.querySelector('[data-verdict]')?.textContent ?? '',
      row,
    ),
  );
}

function rowsOfList(root: Element): ShownRow[] {
  return [...root.querySelectorAll('[role=row]')].flatMap(row => {
    const texts = textsOf(row);
    const environment = environments.find(name => texts.includes(name));
    const [cell] = row.querySelectorAll('[role=gridcell],[role=rowheader]');
    return environment
      ? [rowOf(environment, cell?.textContent ?? '', row)]
      : [];
  });
}

function rowsOfMatrix(root: Element): ShownRow[] {
  const heads = [...root.querySelectorAll('[role=columnheader]')].map(
    ({ textContent }) => textContent ?? '',
  );
  return [...root.querySelectorAll('[role=row]')].flatMap(row =>
    [...row.querySelectorAll('[role=gridcell],[role=rowheader]')].flatMap(
      (cell, index) =>
        environments.some(name => name === heads[index]) &&
        cell.querySelector('[data-verdict]')
          ? [
              rowOf(
                heads[index],
                cell.querySelector('[data-verdict]')?.textContent ?? '',
                cell,
              ),
            ]
          : [],
    ),
  );
}

const rowsOf = {
  tab: rowsOfEnvironments,
  card: rowsOfEnvironments,
  list: rowsOfList,
  matrix: rowsOfMatrix,
};

/** What a person reads, from the document. */
export function readShown(part: Shown['part'], root: Element): Shown {
  const [sentence, line] = [
    ...root.querySelectorAll('[data-headline] [aria-live] > *'),
  ].map(({ textContent }) => textContent ?? '');
  return {
    part,
    headline: sentence ? { sentence, line } : undefined,
    rows: rowsOf[part](root),
  };
}
