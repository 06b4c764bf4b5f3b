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

import Anser from 'anser';
import styles from './Logs.module.css';
import { Marked } from './Marked';

/** A line of a log without the codes of a terminal. */
export function plainText(text: string): string {
  return text.includes('\u001b') ? Anser.ansiToText(text) : text;
}

/** A line of a log in the colors that its program gave it; other codes of a terminal are left out. */
export function AnsiText({ text, query }: { text: string; query: string }) {
  if (!text.includes('\u001b')) {
    return <Marked text={text} query={query} />;
  }
  const parts = Anser.ansiToJson(text, {
    use_classes: true,
    remove_empty: true,
  });
  return (
    <>
      {parts.map((part, index) => (
        <span
          // Parts have no names of their own.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          className={styles.ansi}
          data-color={part.fg?.replace('ansi-', '') || undefined}
          data-bold={part.decorations.includes('bold') || undefined}
        >
          <Marked text={part.content} query={query} />
        </span>
      ))}
    </>
  );
}
