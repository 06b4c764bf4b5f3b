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
import { Button, ButtonIcon } from '@backstage/ui';
import { RiAddLine, RiSubtractLine } from '@remixicon/react';
import { ResourceNode } from '@slipway/plugin-argocd-common';
import {
  Edge,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { argocdResourcesTranslationRef } from '../../translations/resources';
import { buildGraph, GraphNode, resourceOf, rootId } from './graph';
import styles from './Graph.module.css';
import { Direction, layoutGraph, neighbour } from './layout';
import { Legend } from './Legend';
import { FlowNode, ResourceBox } from './ResourceBox';
import { useToggled } from './useToggled';
import { useWidth } from './useWidth';

const nodeTypes = { resource: ResourceBox };

/** A canvas that is not as wide as this has no room for versions between workloads and pods. */
const compactBelow = 900;
/** Smaller letters cannot be read. */
const minZoom = 0.75;
const maxHeight = 640;
/** Below the graph, for its buttons and legend. */
const footer = 48;

const arrows: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface ResourceGraphProps {
  application: string;
  label: string;
  /** Whether this is only how it was. */
  isOld: boolean;
  nodes: ResourceNode[];
  /** Whether everything is open, e.g. what a search has found. */
  opens: boolean;
  selected?: string;
  onSelect: (node: ResourceNode | undefined) => void;
}

/** Where arrows end: in the middle of both sides. */
function handlesOf({ width, height }: { width: number; height: number }) {
  const y = height / 2;
  return [
    { type: 'target' as const, position: Position.Left, x: 0, y },
    { type: 'source' as const, position: Position.Right, x: width - 1, y },
  ];
}

function edgeOf({ id, parent, isFailing, isPrevious }: GraphNode): Edge[] {
  const ofPrevious = isPrevious ? styles.previousEdge : styles.edge;
  return parent
    ? [
        {
          id: `${parent}>${id}`,
          source: parent,
          target: id,
          className: isFailing ? styles.failingEdge : ofPrevious,
          zIndex: isFailing ? 1 : 0,
        },
      ]
    : [];
}

function Graph(props: ResourceGraphProps & { width: number }) {
  const { t } = useTranslationRef(argocdResourcesTranslationRef);
  const { nodes: resources, opens, selected, width, onSelect } = props;
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const [toggled, toggle] = useToggled();
  const [reached, setReached] = useState<string>();
  const isCompact = width < compactBelow;
  const graph = useMemo(
    () => buildGraph(resources, { toggled, isCompact, opens }),
    [resources, toggled, isCompact, opens],
  );
  const layout = useMemo(
    () => layoutGraph(graph, isCompact),
    [graph, isCompact],
  );
  const fitted = Math.max(minZoom, Math.min(1, width / layout.width));
  const height = Math.min(layout.height * fitted + footer, maxHeight);

  const fit = useCallback(
    () => flow.setViewport({ x: 0, y: 0, zoom: fitted }),
    [flow, fitted],
  );
  const show = useCallback(
    (id: string) => {
      const box = layout.boxes.get(id);
      if (!box) {
        return;
      }
      const { x, y, zoom } = flow.getViewport();
      const move = (start: number, size: number, at: number, room: number) => {
        const before = at + start * zoom;
        const after = at + (start + size) * zoom;
        if (before < 0) {
          return at - before + 16;
        }
        return after > room ? at - (after - room) - 16 : at;
      };
      flow.setViewport({
        x: move(box.x, box.width, x, width),
        y: move(box.y, box.height, y, height - footer),
        zoom,
      });
    },
    [flow, layout, width, height],
  );
  // A tree that grew, a panel that opened: everything is to be seen again, and surely what is looked at.
  useLayoutEffect(() => {
    fit();
    if (selected) {
      show(selected);
    }
  }, [fit, show, selected]);

  const focus = useCallback((id: string) => {
    setReached(id);
    frame.current
      ?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true });
  }, []);
  // The panel that showed it is gone: so is the focus that was in it.
  const before = useRef(selected);
  useEffect(() => {
    if (before.current && !selected) {
      focus(before.current);
    }
    before.current = selected;
  }, [selected, focus]);

  const onKeyDown = (node: GraphNode, event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (!direction) {
      return;
    }
    event.preventDefault();
    if (direction === 'right' && node.children > 0 && !node.isOpen) {
      toggle(node.id);
      return;
    }
    const next = neighbour(graph, node.id, direction);
    if (next) {
      show(next);
      focus(next);
    }
  };
  const reachable =
    [reached, selected].find(id => id && layout.boxes.has(id)) ?? rootId;

  const flowNodes: FlowNode[] = graph.map(node => {
    const { x, y, ...size } = layout.boxes.get(node.id)!;
    const resource = resourceOf(node);
    return {
      id: node.id,
      type: 'resource',
      position: { x, y },
      ...size,
      // What is measured changes the page within the observer that measures it. Tabs around it then observe themselves
      // anew, which browsers report as a loop; and every render would measure all boxes again.
      measured: size,
      handles: handlesOf(size),
      focusable: false,
      data: {
        node,
        application: props.application,
        isOld: props.isOld,
        isSelected: node.id === selected,
        isReachable: node.id === reachable,
        onToggle: () => toggle(node.id),
        onSelect: () => resource && onSelect(resource),
        onKeyDown: event => onKeyDown(node, event),
        onFocus: () => setReached(node.id),
      },
    };
  });
  return (
    <div
      ref={frame}
      className={styles.graph}
      style={{ height }}
      role="group"
      aria-label={props.label}
    >
      <ReactFlow
        nodes={flowNodes}
        edges={graph.flatMap(edgeOf)}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        onlyRenderVisibleElements={graph.length > 150}
        minZoom={0.3}
        maxZoom={1.5}
        // The wheel belongs to the page.
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      />
      <div className={styles.zoom}>
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiSubtractLine size={16} />}
          aria-label={t('zoomOut')}
          onPress={() => flow.zoomOut()}
        />
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiAddLine size={16} />}
          aria-label={t('zoomIn')}
          onPress={() => flow.zoomIn()}
        />
        <Button size="small" variant="secondary" onPress={() => fit()}>
          {t('fit')}
        </Button>
      </div>
      <Legend
        hasFailing={!props.isOld && graph.some(node => node.isFailing)}
        hasPrevious={graph.some(node => node.isPrevious)}
      />
    </div>
  );
}

/**
 * Who owns whom, from the application to its pods. Every box is a button; arrows move between them.
 */
export default function ResourceGraph(props: ResourceGraphProps) {
  const { ref, width } = useWidth();
  return (
    <div ref={ref}>
      <ReactFlowProvider>
        <Graph {...props} width={width} />
      </ReactFlowProvider>
    </div>
  );
}
