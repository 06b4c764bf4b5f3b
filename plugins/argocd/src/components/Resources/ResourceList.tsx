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

import { ResourceNode } from '@slipway/plugin-argocd-common';
import { KeyboardEvent, useMemo } from 'react';
import { ResourceIcon, useResourceWords } from '../ResourceState';
import { MiddleCut } from '../Text';
import { buildGraph, GraphNode, resourceOf } from './graph';
import styles from './Resources.module.css';
import { GroupIcon } from './GroupIcon';
import { Sign } from './Sign';
import { useGroupWords } from './useGroupWords';
import { useToggled } from './useToggled';

/** The graph as a list, what fails first, where a graph has no room or no sense. */
export function ResourceList(props: {
  label: string;
  nodes: ResourceNode[];
  isOld: boolean;
  /** Whether everything is open, e.g. what a search has found. */
  opens: boolean;
  selected?: string;
  onSelect: (node: ResourceNode) => void;
}) {
  const words = useResourceWords();
  const groups = useGroupWords();
  const { nodes, isOld, opens } = props;
  const [toggled, toggle] = useToggled();
  const rows = useMemo(
    () =>
      buildGraph(nodes, { toggled, isCompact: true, opens }).filter(
        ({ depth }) => depth > 0,
      ),
    [nodes, toggled, opens],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const buttons = [...event.currentTarget.querySelectorAll('button')];
      const at = buttons.findIndex(button => button === event.target);
      buttons[at + by]?.focus();
    }
  };
  const rowOf = (node: GraphNode) => {
    if (node.type === 'group') {
      const { line, name } = groups(node.category, node.members, isOld);
      return (
        <button
          type="button"
          className={styles.listRow}
          aria-expanded={node.isOpen}
          onClick={() => toggle(node.id)}
        >
          <GroupIcon {...node} isOld={isOld} />
          <span className={styles.second}>{line}</span> <strong>{name}</strong>
          <Sign isOpen={node.isOpen} />
        </button>
      );
    }
    const resource = resourceOf(node);
    return (
      resource && (
        <button
          type="button"
          className={styles.listRow}
          aria-pressed={node.id === props.selected}
          onClick={() => {
            if (node.children > 0 && !node.isOpen) {
              toggle(node.id);
            }
            props.onSelect(resource);
          }}
        >
          <ResourceIcon node={resource} isOld={isOld} />
          <span className={styles.second}>{words.line(resource)}</span>{' '}
          <strong>
            <MiddleCut text={resource.name} />
          </strong>
        </button>
      )
    );
  };
  return (
    // Arrows move between the buttons in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className={styles.list} aria-label={props.label} onKeyDown={onKeyDown}>
      {rows.map(node => (
        <li key={node.id} style={{ paddingInlineStart: 16 * (node.depth - 1) }}>
          {rowOf(node)}
        </li>
      ))}
    </ul>
  );
}
