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

/** {@link diagnosisMessages} in German, with the keys of a translation that takes these as its `sentences`. @public */
export const germanDiagnosis = {
  'sentences.names': 'Die Entität nennt {{value}} (argocd/app-name).',
  'sentences.selector':
    'Die Entität wählt {{value}} aus (argocd/app-selector).',
  'sentences.selectorError':
    'Der Selektor der Entität ist nicht lesbar: {{value}} (argocd/app-selector).',
  'sentences.namespaces':
    'Nur der Namespace {{value}} wird betrachtet (argocd/app-namespace).',
  'sentences.projects':
    'Nur das Projekt {{value}} wird betrachtet (argocd/project-name).',
  'sentences.projectsAlone':
    'Die Entität beansprucht jede Anwendung des Projekts {{value}} (argocd/project-name).',
  'sentences.none':
    'Die Entität hat keine Annotation für Argo CD, darum werden nur Anwendungen gefunden, die sie nennen oder aus ihrem Repository kommen.',
  'sentences.repository':
    'Der Katalog hat die Entität aus {{value}} bei {{revision}} gelesen; Anwendungen, die ihren Ordner oder einen darunter aus diesem Repository und dieser Revision ausliefern, sind bestätigt.',
  'sentences.noRepository':
    'Der Katalog hat die Entität von keiner Adresse gelesen, die zweifelsfrei eine Datei in einem GitLab des Portals ist, darum kann nur eine Anwendung bestätigt werden, die sie nennt.',
  'sentences.asked': 'Die Instanz {{instance}} wurde gefragt: {{status}}.',
  'sentences.notAsked':
    'Die Instanz {{instance}} wurde nicht gefragt: argocd/instance-name nennt sie nicht.',
  'sentences.unknownInstance':
    'argocd/instance-name nennt {{instance}}, aber das Portal kennt keine solche Instanz.',
  'sentences.away':
    'Die Instanz {{instance}} ist {{status}}; was dort ist, kann fehlen oder veraltet sein.',
  'sentences.matched': '{{count}} gefunden durch {{by}}, {{link}}.',
  'sentences.nothing': 'Keine Anwendung wurde gefunden, die du sehen darfst.',
  'sentences.byInstance':
    '{{application}} würde passen, ist aber in der Instanz {{instance}}, die argocd/instance-name nicht nennt.',
  'sentences.bySelector':
    '{{application}} kommt in die Nähe, aber die Labels passen nicht.',
  'sentences.byNamespace':
    '{{application}} würde passen, ist aber im Namespace {{namespace}}.',
  'sentences.byProject':
    '{{application}} würde passen, ist aber im Projekt {{project}}.',
  'sentences.byName':
    '{{application}} kommt aus dem Repository der Entität, aber argocd/app-name nennt sie nicht.',
  'sentences.byNothing':
    '{{application}} kommt aus dem Repository der Entität, aber von einer anderen Revision.',
  'sentences.more': '{{count}} weitere kommen in die Nähe.',
  'sentences.unproven':
    '{{applications}}: nur behauptet, weil nur die Entität es sagt; weder nennt die Anwendung sie, noch kommt sie von dort, wo der Katalog die Entität gelesen hat.',
  'sentences.notChecked':
    '{{applications}}: vorerst nur behauptet, weil der Katalog nicht gelesen wurde, seit die Anwendung bekannt ist; das geschieht binnen einer Minute.',
  'sentences.appearedLater':
    '{{applications}}: nur behauptet, weil die Entität im Katalog sein muss, bevor eine Anwendung sie nennt: Diese nannte sie vorher, und niemand weiß, ob diese Entität gemeint war.',
  'sentences.otherLocation':
    '{{applications}}: nur behauptet, weil die Entität von anderswo kam, als die Verbindung bestätigt wurde, oder das Portal die Anwendung für eine andere angelegt hat.',
  'sentences.otherSource':
    '{{applications}}: nur behauptet, weil die Anwendung auch aus anderen Repositorys, Revisionen oder Ordnern kommt.',
  'sentences.folderAbove':
    '{{applications}}: nur behauptet, weil die Anwendung aus einem Ordner über dem der Entität kommt.',
  'sentences.defaultBranch':
    '{{applications}}: nur behauptet, weil die Anwendung den Standard-Branch ausrollt und GitLab nicht gesagt hat, welcher das ist.',
  'sentences.confirmByPermission':
    'Wer die Berechtigung argocd.link.confirm hat, ab Werk die Plattformgruppe, kann bestätigen, was nur behauptet ist.',
  'sentences.confirm':
    'Um die Verbindung zu bestätigen, gib der Anwendung die Annotation backstage.io/entity-ref mit dieser Entität.',
  'sentences.annotate':
    'Um Anwendungen zu verbinden, gib der Entität argocd/app-name oder argocd/app-selector, oder der Anwendung backstage.io/entity-ref.',
  'sentences.correct':
    'Berichtige die oben genannte Annotation oder Anwendung.',
  'sentences.fixSelector':
    'Schreibe den Selektor in der Grammatik von Kubernetes, z. B. app=shop,tier in (web,api).',
  'sentences.by.entityRef':
    'die Annotation backstage.io/entity-ref der Anwendung',
  'sentences.by.name': 'argocd/app-name',
  'sentences.by.selector': 'argocd/app-selector',
  'sentences.by.project': 'argocd/project-name',
  'sentences.by.repository': 'das Repository',
  'sentences.link.claimed': 'behauptet',
  'sentences.link.confirmed': 'bestätigt',
  'sentences.status.starting': 'im Aufbau',
  'sentences.status.live': 'verbunden',
  'sentences.status.delayed': 'verzögert',
  'sentences.status.stale': 'verstummt',
  'sentences.status.unreachable': 'nicht erreichbar',
  'sentences.status.unauthorized': 'ohne gültige Zugangsdaten',
};
