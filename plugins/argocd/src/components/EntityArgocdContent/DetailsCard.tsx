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

import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Skeleton, TabPanel, Tabs } from '@backstage/ui';
import {
  applicationKey,
  ApplicationView,
  Change,
  InstanceStatus,
  ServiceChange,
} from '@slipway/plugin-argocd-common';
import { Suspense } from 'react';
import { View, views } from '../../address';
import { argocdTranslationRef } from '../../translation';
import { environmentLabel } from '../../utils/environmentLabel';
import { DeploymentsPanel } from '../Deployments';
import { LogTarget, logTargetText } from '../Logs';
import { ResourcesPanel } from '../Resources';
import { Segments } from '../Segments';
import {
  LazyServiceAddresses,
  LazyServicePods,
  ServicesPanel,
  servicesOf,
  useService,
} from '../Services';
import { TabHeads } from '../TabHeads';
import { AsOf } from '../Verdict';
import styles from './DetailsCard.module.css';
import { useChosen } from './useChosen';

/** Services, resources and deployments, each in its tab; resources are those of one environment. */
export function DetailsCard(props: {
  entity: Entity;
  applications: ApplicationView[];
  changes: Change[];
  /** The latest change of each service. */
  lastChanges: ServiceChange[];
  /** How many the portal has kept; absent while that is not known. */
  deployments?: number;
  instances: InstanceStatus[];
  /** Whether the entity is one service of these applications. */
  isOneService: boolean;
  onRollback: (application: ApplicationView, id: number) => void;
  reload: () => Promise<void>;
}) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const { applications, isOneService } = props;
  const { view, choose, selected, resource } = useChosen(applications);
  const key = applicationKey(selected);
  const service = useService(props.entity, selected, isOneService);
  const openLogs = (target: LogTarget) =>
    choose({ environment: key, logs: logTargetText(target) });
  const counts: Record<View, number | undefined> = {
    services: isOneService
      ? service.value?.pods.length
      : servicesOf(applications).length,
    resources: selected.objects,
    deployments: props.deployments,
  };
  // What is shown is of one environment.
  const isOfOne = view === 'resources' || (view === 'services' && isOneService);
  return (
    <>
      <Card className={styles.card}>
        <CardBody>
          <Tabs
            selectedKey={view}
            onSelectionChange={next =>
              choose({ view: views.find(item => item === next) })
            }
          >
            <div className={styles.head}>
              <TabHeads
                label={t('details.label')}
                tabs={views.map(id => ({
                  id,
                  label: t(
                    id === 'services' && isOneService
                      ? 'details.pods'
                      : `details.${id}`,
                  ),
                  count: counts[id],
                }))}
              />
              {isOfOne && applications.length > 1 && (
                <Segments
                  label={t('environments.environment')}
                  options={applications.map(application => ({
                    id: applicationKey(application),
                    label: environmentLabel(application, applications),
                  }))}
                  chosen={key}
                  onChoose={environment =>
                    choose({
                      environment,
                      view,
                      resource: undefined,
                      logs: undefined,
                    })
                  }
                />
              )}
              {view === 'services' &&
                !isOneService &&
                (selected.verdict.lastKnown ? (
                  <AsOf verdict={selected.verdict} />
                ) : (
                  <p className={styles.note}>{t('services.note')}</p>
                ))}
            </div>
            <TabPanel id="services" className={styles.panel}>
              {isOneService ? (
                <Suspense fallback={<Skeleton width="100%" height={64} />}>
                  <LazyServicePods
                    application={selected}
                    service={service}
                    onSelect={id =>
                      choose({
                        environment: key,
                        view: 'resources',
                        resource: id,
                      })
                    }
                    onOpenLogs={openLogs}
                  />
                </Suspense>
              ) : (
                <ServicesPanel
                  applications={applications}
                  changes={props.changes}
                  lastChanges={props.lastChanges}
                />
              )}
            </TabPanel>
            <TabPanel id="resources" className={styles.panel}>
              <ResourcesPanel
                key={key}
                application={selected}
                selected={resource}
                onSelect={id =>
                  choose(
                    { environment: key, view: 'resources', resource: id },
                    { replace: true },
                  )
                }
                onOpenLogs={openLogs}
                reload={props.reload}
              />
            </TabPanel>
            <TabPanel id="deployments" className={styles.panel}>
              <DeploymentsPanel
                entity={props.entity}
                applications={applications}
                onRollback={props.onRollback}
              />
            </TabPanel>
          </Tabs>
        </CardBody>
      </Card>
      {isOneService && (
        <Suspense>
          <LazyServiceAddresses
            application={selected}
            instances={props.instances}
            service={service.value}
          />
        </Suspense>
      )}
    </>
  );
}
