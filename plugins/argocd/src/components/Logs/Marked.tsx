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

/** A text with what is searched for marked in it. */
export function Marked({ text, query }: { text: string; query: string }) {
  if (!query) {
    return <>{text}</>;
  }
  const parts: { text: string; isHit: boolean; from: number }[] = [];
  const folded = text.toLowerCase();
  let from = 0;
  for (
    let hit = folded.indexOf(query);
    hit >= 0;
    hit = folded.indexOf(query, from)
  ) {
    parts.push({ text: text.slice(from, hit), isHit: false, from });
    from = hit + query.length;
    parts.push({ text: text.slice(hit, from), isHit: true, from: hit });
  }
  parts.push({ text: text.slice(from), isHit: false, from });
  return (
    <>
      {parts.map(part =>
        part.isHit ? (
          <mark key={`hit ${part.from}`}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
