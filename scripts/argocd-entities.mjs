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

// Entities for the applications of an Argo CD that no catalog knows.
import { createHash } from 'node:crypto';

const entityRef = 'backstage.io/entity-ref';
const partOf = 'app.kubernetes.io/part-of';
/** Kinds that the catalog of the sandbox lets an application name. */
const kinds = {
  component: 'Component',
  system: 'System',
  resource: 'Resource',
};

const shortHash = text =>
  createHash('sha256').update(text).digest('hex').slice(0, 6);

/** A name that the catalog takes. */
function nameFor(text) {
  const cleaned = text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return cleaned.length > 63 || cleaned === ''
    ? `${cleaned.slice(0, 56).replace(/-+$/, '')}-${shortHash(text)}`.replace(
        /^-/,
        'a-',
      )
    : cleaned;
}

const lastSegment = text => text.replace(/\/+$/, '').split(/[/:]/).pop();

/** What is deployed: applications of the same are its environments. */
function deployed({ source, sources }) {
  const all = (sources ?? (source ? [source] : [])).filter(
    item => item.path || item.chart,
  );
  return all.map(({ repoURL, path, chart }) => [repoURL, chart ?? path]);
}

function namedEntity(text) {
  const [, kind, namespace, name] =
    /^(\w+):([a-z0-9-]{1,63})\/([A-Za-z0-9][\w.-]{0,62})$/.exec(text ?? '') ??
    [];
  return kinds[kind?.toLowerCase()]
    ? { kind: kinds[kind.toLowerCase()], namespace, name }
    : undefined;
}

/** How applications belong together: as they say themselves, else by what they deploy. */
function groupOf({ metadata, spec }) {
  const { name, labels, annotations } = metadata;
  const named = namedEntity(annotations?.[entityRef]);
  if (named) {
    return { key: ['entity', named], named };
  }
  const label = labels?.[partOf];
  if (label) {
    return { key: ['part-of', label], suggested: label };
  }
  const what = deployed(spec);
  if (what.length === 0) {
    return { key: ['application', metadata.namespace, name], suggested: name };
  }
  const [[repository, folder]] = what;
  const shortRepository = lastSegment(repository).replace(/\.git$/, '');
  return {
    key: ['source', what],
    suggested: /^\.?\/?$/.test(folder) ? shortRepository : lastSegment(folder),
    repository: shortRepository,
  };
}

/** The words with which all names begin, where names are put together by dashes. */
function commonBeginning(names) {
  const [first, ...others] = names.map(name => name.split('-'));
  const at = first.findIndex((word, index) =>
    others.some(words => words[index] !== word),
  );
  return first.slice(0, at < 0 ? first.length : at).join('-');
}

/**
 * A Component for what belongs together, in a System for each AppProject. All that an entity says of its applications is a
 * claim: what Argo CD deploys for whom is not known here.
 */
export function entitiesOf(applications, { instance, address, owner }) {
  const groups = new Map();
  for (const application of applications) {
    const group = groupOf(application);
    const key = JSON.stringify(group.key);
    const found = groups.get(key) ?? { ...group, key, members: [] };
    found.members.push(application);
    groups.set(key, found);
  }
  const taken = new Set();
  const unique = (kind, wanted, key) => {
    const name = nameFor(wanted);
    const id = text => `${kind}:${text}`.toLowerCase();
    const free = taken.has(id(name))
      ? nameFor(`${name.slice(0, 56)}-${shortHash(key)}`)
      : name;
    taken.add(id(free));
    return free;
  };
  const entity = (kind, metadata, annotations, spec) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      annotations: { 'argocd/instance-name': instance, ...annotations },
    },
    spec: { owner, ...spec },
  });
  // What applications name keeps its name.
  const sorted = [...groups.values()].sort(
    (a, b) =>
      Number(Boolean(b.named)) - Number(Boolean(a.named)) ||
      (a.key < b.key ? -1 : 1),
  );
  for (const { named } of sorted) {
    if (named) {
      taken.add(`${named.kind}:${named.name}`.toLowerCase());
    }
  }
  const systems = new Map();
  for (const project of new Set(
    applications.map(({ spec }) => spec.project).sort(),
  )) {
    systems.set(project, unique('System', project, `project/${project}`));
  }
  const components = sorted.map(({ key, named, suggested, members }) => {
    const names = [
      ...new Set(members.map(({ metadata }) => metadata.name)),
    ].sort();
    const name =
      named?.name ??
      unique(
        'Component',
        names.length === 1
          ? names[0]
          : commonBeginning(names) || suggested || names[0],
        key,
      );
    const projects = new Set(members.map(({ spec }) => spec.project));
    const namespaces = new Set(
      members.map(({ metadata }) => metadata.namespace).filter(Boolean),
    );
    const kind = named?.kind ?? 'Component';
    return entity(
      kind,
      {
        name,
        ...(named && { namespace: named.namespace }),
        description: `Made from ${
          names.length === 1 ? 'an application' : `${names.length} applications`
        } of ${address}`,
      },
      {
        'argocd/app-name': names.join(','),
        ...(namespaces.size > 0 && {
          'argocd/app-namespace': [...namespaces].sort().join(','),
        }),
      },
      {
        ...(kind === 'Component' && {
          type: 'service',
          lifecycle: 'production',
        }),
        ...(kind === 'Resource' && { type: 'application' }),
        ...(kind !== 'System' &&
          projects.size === 1 && {
            system: `default/${systems.get([...projects][0])}`,
          }),
      },
    );
  });
  return [
    ...Array.from(systems, ([project, name]) =>
      entity(
        'System',
        { name, description: `AppProject ${project} of ${address}` },
        { 'argocd/project-name': project },
        {},
      ),
    ),
    ...components,
  ];
}

/** One document an entity; JSON is YAML. */
export const catalogFile = entities =>
  entities.map(item => `---\n${JSON.stringify(item)}\n`).join('');
