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

import { Command } from './Command';
import { TextLink } from './TextLink';
import styles from './ProjectTask.module.css';

interface Line {
  level?: string;
  text: string;
}

/** Commands in backticks, and addresses without what ends the sentence after them. */
const parts = /(`[^`]+`|https?:\/\/[^\s`]*[^\s`.,:;)])/;

function Sentence(props: { text: string }) {
  return (
    <>
      {props.text.split(parts).map((part, index) => {
        // Every second one is what the expression has found; they stay where they are.
        const key = `${index} ${part}`;
        if (index % 2 === 0) {
          return part;
        }
        return part.startsWith('`') ? (
          <Command key={key} text={part.slice(1, -1)} />
        ) : (
          <TextLink key={key} href={part}>
            {part}
          </TextLink>
        );
      })}
    </>
  );
}

/** Sentences of the back end, with its addresses to follow, and its commands to copy. */
export function Lines(props: { lines: Line[] }) {
  return (
    <ul className={styles.lines}>
      {props.lines.map(({ level, text }) => (
        <li key={text} data-level={level}>
          <Sentence text={text} />
        </li>
      ))}
    </ul>
  );
}
