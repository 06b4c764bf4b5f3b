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
import dagre from '@dagrejs/dagre';
import { RiAddLine, RiSubtractLine } from '@remixicon/react';
import { ResourceNode } from '@slipway/plugin-argocd-common';
import {
  Background,
  Controls,
  Edge,
  Handle,
  Node,
  NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { argocdTranslationRef } from '../../translation';
import { buildGraph, GraphNode, isFailing } from './graph';
import { HealthWord } from './HealthWord';
import styles from './Resources.module.css';

const width = 220;
const height = 64;

type FlowNode = Node<
  GraphNode & {
    application: string;
    isOld: boolean;
    isSelected: boolean;
    isCollapsed: boolean;
    onToggle: () => void;
    onSelect: () => void;
  }
>;

function ResourceBox({ data }: NodeProps<FlowNode>) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { resource, children } = data;
  return (
    <div
      className={styles.box}
      data-failing={resource ? isFailing(resource) : false}
      data-selected={data.isSelected}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={styles.boxButton}
        onClick={data.onSelect}
        disabled={!resource}
        title={resource?.name ?? data.application}
      >
        <span className={styles.kind}>
          {resource?.kind ?? t('resources.application')}
          {resource?.sync === 'OutOfSync' && ` · ${t('resources.outOfSync')}`}
        </span>
        <span className={styles.name}>
          {resource?.name ?? data.application}
        </span>
        {resource?.health && (
          <HealthWord health={resource.health} isOld={data.isOld} />
        )}
      </button>
      {children > 0 && (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={!data.isCollapsed}
          aria-label={
            data.isCollapsed
              ? t('resources.expand', {
                  name: resource?.name ?? data.application,
                  hidden: String(data.collapsed),
                })
              : t('resources.collapse', {
                  name: resource?.name ?? data.application,
                })
          }
          onClick={data.onToggle}
        >
          {data.isCollapsed ? (
            <>
              <RiAddLine size={14} aria-hidden />
              {data.collapsed}
            </>
          ) : (
            <RiSubtractLine size={14} aria-hidden />
          )}
        </button>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

const nodeTypes = { resource: ResourceBox };

/** Who owns whom, from the application to its pods. Every node and every collapse is a button. */
export default function ResourceGraph(props: {
  application: string;
  /** Whether this is only how it was. */
  isOld: boolean;
  nodes: ResourceNode[];
  kept: ResourceNode[];
  collapsed: Set<string>;
  /** A new one shows all that it leaves. */
  filter: string;
  selected?: string;
  onToggle: (id: string) => void;
  onSelect: (node: ResourceNode) => void;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { nodes: all, kept, collapsed } = props;
  const { nodes, edges } = useMemo(() => {
    const graph = buildGraph(all, { kept, collapsed });
    const layout = new dagre.graphlib.Graph();
    layout.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 48 });
    layout.setDefaultEdgeLabel(() => ({}));
    graph.nodes.forEach(({ id }) => layout.setNode(id, { width, height }));
    graph.edges.forEach(({ from, to }) => layout.setEdge(from, to));
    dagre.layout(layout);
    return {
      nodes: graph.nodes.map(node => ({
        node,
        position: {
          x: layout.node(node.id).x - width / 2,
          y: layout.node(node.id).y - height / 2,
        },
      })),
      edges: graph.edges.map(
        ({ from, to }): Edge => ({
          id: `${from}>${to}`,
          source: from,
          target: to,
        }),
      ),
    };
  }, [all, kept, collapsed]);
  const flowNodes: FlowNode[] = nodes.map(({ node, position }) => ({
    id: node.id,
    type: 'resource',
    position,
    width,
    height,
    focusable: false,
    data: {
      ...node,
      application: props.application,
      isOld: props.isOld,
      isSelected: node.id === props.selected,
      isCollapsed: collapsed.has(node.id),
      onToggle: () => props.onToggle(node.id),
      onSelect: () => node.resource && props.onSelect(node.resource),
    },
  }));
  return (
    <div
      className={styles.graph}
      role="group"
      aria-label={t('resources.graph')}
    >
      <ReactFlow
        // A new search shows what it finds, wherever the graph had been moved to before.
        key={props.filter}
        nodes={flowNodes}
        edges={edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        fitView
        // A large graph begins legible, around its root, and is panned.
        fitViewOptions={{ minZoom: 0.65, maxZoom: 1 }}
        minZoom={0.1}
        // The wheel belongs to the page.
        zoomOnScroll={false}
        preventScrolling={false}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
