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

/** What is found where applications are looked for, in English; {@link argocdMessages} of the diagnosis. @public */
export const diagnosisMessages = {
  names: 'The entity names {{value}} (argocd/app-name).',
  selector: 'The entity selects {{value}} (argocd/app-selector).',
  selectorError:
    'The selector of the entity cannot be read: {{value}} (argocd/app-selector).',
  namespaces: 'Only namespace {{value}} is looked at (argocd/app-namespace).',
  projects: 'Only project {{value}} is looked at (argocd/project-name).',
  projectsAlone:
    'The entity claims every application of project {{value}} (argocd/project-name).',
  none: 'The entity has no annotation for Argo CD, so only applications that name it or come from its repository are found.',
  repository:
    'The catalog read the entity from {{value}} at {{revision}}; applications that deploy its folder, or one below, of this repository at this revision are confirmed.',
  noRepository:
    'The catalog read the entity from no address that is beyond doubt a file in a GitLab of the portal, so only an application that names the entity can be confirmed.',
  asked: 'Instance {{instance}} was asked: {{status}}.',
  notAsked:
    'Instance {{instance}} was not asked: argocd/instance-name does not list it.',
  unknownInstance:
    'argocd/instance-name lists {{instance}}, which is no instance of the portal.',
  away: 'Instance {{instance}} is {{status}}, so what is there may be missing or old.',
  matched: '{{count}} found by {{by}}, {{link}}.',
  nothing: 'No application was found that you may see.',
  byInstance:
    '{{application}} would fit but is in instance {{instance}}, which argocd/instance-name does not list.',
  bySelector: '{{application}} comes near, but its labels do not match.',
  byNamespace: '{{application}} would fit but is in namespace {{namespace}}.',
  byProject: '{{application}} would fit but is in project {{project}}.',
  byName:
    "{{application}} comes from the entity's repository, but argocd/app-name does not list it.",
  byNothing:
    "{{application}} comes from the entity's repository, but another revision of it.",
  more: '{{count}} more come near.',
  unproven:
    '{{applications}}: only claimed, because only the entity says so; neither does the application name it, nor is it deployed from where the catalog read the entity.',
  notChecked:
    '{{applications}}: only claimed for now, because the catalog was not read since the application was seen; it is within a minute.',
  appearedLater:
    '{{applications}}: only claimed, because the entity has to be in the catalog before an application names it: this application named it first, so nobody knows whether this one was meant.',
  otherLocation:
    '{{applications}}: only claimed, because the entity came from elsewhere when the link was confirmed, or the portal made the application for another.',
  otherSource:
    '{{applications}}: only claimed, because it is deployed from other repositories, revisions or folders too.',
  folderAbove:
    "{{applications}}: only claimed, because it is deployed from a folder above the entity's.",
  defaultBranch:
    '{{applications}}: only claimed, because it deploys the default branch, and GitLab has not said which one that is.',
  confirmByPermission:
    'Whoever has the permission argocd.link.confirm, by default the platform group, can confirm what is only claimed.',
  confirm:
    'To confirm the link, let the application carry the annotation backstage.io/entity-ref with this entity.',
  annotate:
    'To link applications, give the entity argocd/app-name or argocd/app-selector, or let the application carry backstage.io/entity-ref.',
  correct: 'Correct the annotation, or the application, named above.',
  fixSelector:
    'Write the selector in the grammar of Kubernetes, e.g. app=shop,tier in (web,api).',
  by: {
    entityRef: 'the annotation backstage.io/entity-ref of the application',
    name: 'argocd/app-name',
    selector: 'argocd/app-selector',
    project: 'argocd/project-name',
    repository: 'the repository',
  },
  link: { claimed: 'claimed', confirmed: 'confirmed' },
  status: {
    starting: 'starting',
    live: 'live',
    delayed: 'delayed',
    stale: 'stale',
    unreachable: 'unreachable',
    unauthorized: 'unauthorized',
  },
} as const;
