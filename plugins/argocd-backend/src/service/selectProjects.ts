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

import { MatrixOrder, MatrixSection } from '@slipway/plugin-argocd-common';
import { ApplicationRows, Row } from './ApplicationRows';
import { Shares } from './countShares';
import { sectionOf } from './listedState';
import { matrixPositionOf } from './listOrder';
import { comparePositions, Ordered, Position } from './Ordered';
import { Project, ProjectStanding, standingOf } from './ProjectRows';
import { matchingRows } from './selectRows';

/** A project as somebody sees it. */
export interface SeenProject extends ProjectStanding {
  /** Its applications that the user may see, whether they match or not. */
  rows: Row[];
}

export interface SelectedProjects {
  shown: SeenProject[];
  hasMore: boolean;
  total: number;
  sections: Record<MatrixSection, number>;
}

/** A project as far as somebody may see it. */
export function seenProject(project: Project, shares: Shares): SeenProject {
  const rows = [...project.rows].filter(row => shares.maySee(row));
  return {
    ...standingOf(rows, row => shares.of.get(row.bucket)!.state),
    rows,
  };
}

/** Whether everything matches, so that what the index says is what this user sees. */
function isWhole(all: ApplicationRows, shares: Shares) {
  return (
    !shares.fits &&
    shares.total === all.size &&
    [...shares.of.values()].every(
      ({ isOld, isShown, size }) => !isOld && (isShown || size === 0),
    )
  );
}

/** Sections stand one after the other in the order by attention. */
function countSections(
  projects: Ordered<Project>,
): Record<MatrixSection, number> {
  const calm = projects.after(['3', '']);
  const notCompared = projects.after(['2', '']);
  return {
    attention: notCompared,
    notCompared: calm - notCompared,
    calm: projects.length - calm,
  };
}

/** Chooses the projects of one page: those of which an application matches. */
export function selectProjects(
  all: ApplicationRows,
  order: MatrixOrder,
  shares: Shares,
  { after, limit }: { after?: Position; limit: number },
): SelectedProjects {
  const projects = all.projects();
  if (isWhole(all, shares)) {
    const ordered = projects.ordered(order);
    const from = after ? ordered.after(after) : 0;
    const to = Math.min(ordered.length, from + limit);
    return {
      shown: Array.from({ length: Math.max(0, to - from) }, (_, index) =>
        seenProject(ordered.at(from + index), shares),
      ),
      hasMore: to < ordered.length,
      total: ordered.length,
      sections: countSections(projects.ordered('attention')),
    };
  }
  const matching = new Set<Project>();
  for (const row of matchingRows(shares)) {
    matching.add(projects.projectOf(row));
  }
  const sections = { attention: 0, notCompared: 0, calm: 0 };
  const seen = [...matching]
    .map(project => {
      const shown = seenProject(project, shares);
      sections[sectionOf(shown.state)] += 1;
      return { shown, position: matrixPositionOf(shown, order) };
    })
    .sort((a, b) => comparePositions(a.position, b.position));
  const rest = after
    ? seen.filter(({ position }) => comparePositions(position, after) > 0)
    : seen;
  return {
    shown: rest.slice(0, limit).map(({ shown }) => shown),
    hasMore: rest.length > limit,
    total: seen.length,
    sections,
  };
}
