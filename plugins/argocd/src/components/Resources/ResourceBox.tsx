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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Handle, Node, NodeProps, Position } from '@xyflow/react';
import { KeyboardEvent } from 'react';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { ResourceIcon, useResourceWords } from '../ResourceState';
import { MiddleCut } from '../Text';
import { GraphNode } from './graph';
import { ApplicationIcon } from './ApplicationIcon';
import styles from './Graph.module.css';
import { GroupIcon } from './GroupIcon';
import { Sign } from './Sign';
import { useGroupWords } from './useGroupWords';

export type FlowNode = Node<
  {
    node: GraphNode;
    application: string;
    isOld: boolean;
    isSelected: boolean;
    /** Whether Tab leads to it. */
    isReachable: boolean;
    onToggle: () => void;
    onSelect: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: () => void;
  },
  'resource'
>;

function useTexts() {
  const words = useResourceWords();
  const groups = useGroupWords();
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  return ({ node, application, isOld }: FlowNode['data']) => {
    switch (node.type) {
      case 'application':
        return {
          line: t('application'),
          name: application,
          whole: application,
        };
      case 'group':
        return groups(node.category, node.members, isOld);
      default:
        return {
          line: words.line(node.resource),
          name: node.resource.name,
          whole: node.resource.name,
        };
    }
  };
}

function Icon({ data }: { data: FlowNode['data'] }) {
  const { node, isOld } = data;
  if (node.type === 'application') {
    return <ApplicationIcon isFailing={node.isFailing && !isOld} />;
  }
  return node.type === 'group' ? (
    <GroupIcon {...node} isOld={isOld} />
  ) : (
    <ResourceIcon node={node.resource} isOld={isOld} />
  );
}

/** One box of the graph. It opens beside the graph; what is below it opens in it. */
export function ResourceBox({ data }: NodeProps<FlowNode>) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { node, isOld } = data;
  const { line, name, whole } = useTexts()(data);
  const isGroup = node.type === 'group';
  // The way to what fails, and what still serves, stay in sight.
  const staysOpen = node.isOpen && (node.isFailing || node.isPrevious);
  const canToggle = node.type === 'resource' && node.children > 0 && !staysOpen;
  return (
    <div
      className={styles.box}
      data-failing={node.isFailing && !isOld}
      data-previous={node.isPrevious}
      data-selected={data.isSelected}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={styles.open}
        data-node={node.id}
        tabIndex={data.isReachable ? 0 : -1}
        aria-pressed={isGroup ? undefined : data.isSelected}
        aria-expanded={isGroup ? node.isOpen : undefined}
        aria-disabled={node.type === 'application' || undefined}
        onClick={isGroup ? data.onToggle : data.onSelect}
        onKeyDown={data.onKeyDown}
        onFocus={data.onFocus}
      >
        <Icon data={data} />
        <span className={styles.line}>{line}</span>{' '}
        {isGroup ? (
          <span className={styles.names} title={whole}>
            {name}
          </span>
        ) : (
          <span className={styles.name}>
            <MiddleCut text={name} />
          </span>
        )}
      </button>
      {canToggle && (
        <button
          type="button"
          className={styles.toggle}
          tabIndex={-1}
          aria-expanded={node.isOpen}
          aria-label={t(node.isOpen ? 'collapse' : 'expand', { name })}
          onClick={data.onToggle}
        >
          <Sign isOpen={node.isOpen} />
        </button>
      )}
      {isGroup && (
        <span className={styles.sign}>
          <Sign isOpen={node.isOpen} />
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
