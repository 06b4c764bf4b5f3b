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

import type { Request, Response } from 'express';

/** Sends one page of a list with the `Link` and `x-*` headers of GitLab. Commit lists carry no totals. */
export function sendPage<T>(
  req: Request,
  res: Response,
  items: T[],
  render: (item: T) => unknown,
  options: { totals?: boolean } = {},
): void {
  const number = (name: string, fallback: number) =>
    Math.max(1, Number.parseInt(String(req.query[name] ?? ''), 10) || fallback);
  const page = number('page', 1);
  const perPage = Math.min(100, number('per_page', 20));
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const address = (target: number) => {
    const url = new URL(
      req.originalUrl,
      `${req.protocol}://${req.get('host')}`,
    );
    url.searchParams.set('page', String(target));
    url.searchParams.set('per_page', String(perPage));
    return url.toString();
  };
  const links = [
    ...(page > 1 ? [[page - 1, 'prev']] : []),
    ...(page < pages ? [[page + 1, 'next']] : []),
    [1, 'first'],
    ...(options.totals === false ? [] : [[pages, 'last']]),
  ] as [number, string][];
  res.set({
    link: links
      .map(([target, rel]) => `<${address(target)}>; rel="${rel}"`)
      .join(', '),
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-next-page': page < pages ? String(page + 1) : '',
    'x-prev-page': page > 1 ? String(page - 1) : '',
  });
  if (options.totals !== false) {
    res.set({
      'x-total': String(items.length),
      'x-total-pages': String(pages),
    });
  }
  res.json(items.slice((page - 1) * perPage, page * perPage).map(render));
}
