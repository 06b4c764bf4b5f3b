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
import { Card, CardBody, Skeleton } from '@backstage/ui';
import {
  ApplicationView,
  InstanceStatus,
  ServiceDetails,
  ServiceSettings,
} from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { argocdServiceTranslationRef } from '../../translations/service';
import { instanceTitle } from '../../utils/instanceTitle';
import { ExternalLink, Fact } from '../Text';
import styles from './Services.module.css';

/** What Git asks for of one workload, and where that stands. */
function Settings(props: { settings: ServiceSettings }) {
  const { t } = useTranslationRef(argocdServiceTranslationRef);
  const { containers, place, replicas, workload } = props.settings;
  const told = containers.flatMap(({ name, requests, limits }) => {
    const parts = [
      requests?.cpu && t('cpu', { cpu: requests.cpu }),
      requests?.memory && t('memory', { memory: requests.memory }),
      limits?.cpu && t('cpuLimit', { cpu: limits.cpu }),
      limits?.memory && t('memoryLimit', { memory: limits.memory }),
    ].filter(Boolean);
    const text = parts.join(', ');
    return text ? [containers.length > 1 ? `${name} ${text}` : text] : [];
  });
  const text = [
    replicas === undefined ? t('scaled') : t('replicas', { count: replicas }),
    ...(told.length > 0 ? told : [t('noResources')]),
  ].join(', ');
  return (
    <div>
      {place ? (
        <ExternalLink href={place.url}>
          {t('lines', {
            file: place.path,
            from: String(place.line),
            to: String(place.endLine ?? place.line),
          })}
        </ExternalLink>
      ) : (
        workload.name
      )}
      : {text}
    </div>
  );
}

/** Where a service answers and what it is given, in one environment. */
export function ServiceAddresses(props: {
  application: ApplicationView;
  instances: InstanceStatus[];
  service?: ServiceDetails;
}) {
  const { t } = useTranslationRef(argocdServiceTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const { application, service } = props;
  const { environment, name, instance, url, autoSync } = application;
  const settings = () => {
    if (!service || service.settings.length > 0) {
      return service?.settings.map(item => (
        <Settings key={item.workload.name} settings={item} />
      ));
    }
    return t(
      service.withheld.includes('manifests') ? 'withheld' : 'noSettings',
    );
  };
  return (
    <Card className={styles.card}>
      <CardBody>
        <h3 className={styles.heading}>{t('addresses', { environment })}</h3>
        {service ? (
          <dl className={styles.facts}>
            <Fact label={t('public')}>
              {service.publicUrls.length > 0
                ? service.publicUrls.map(address => (
                    <div key={address}>
                      <ExternalLink href={address}>
                        {address.replace(/^https?:\/\/|\/$/g, '')}
                      </ExternalLink>
                    </div>
                  ))
                : t('noPublic')}
            </Fact>
            <Fact label={t('inCluster')}>
              {service.clusterAddresses.length > 0
                ? service.clusterAddresses.map(address => (
                    <div key={address} className={styles.mono}>
                      {address}
                    </div>
                  ))
                : t('noService')}
            </Fact>
            <Fact label={t('settings')}>{settings()}</Fact>
            <Fact label={tArgocd('title')}>
              {url ? <ExternalLink href={url}>{name}</ExternalLink> : name}
              {', '}
              {instanceTitle(props.instances, instance)}
              {', '}
              {t(autoSync ? 'automatic' : 'byHand')}
            </Fact>
          </dl>
        ) : (
          <Skeleton width="100%" height={120} />
        )}
      </CardBody>
    </Card>
  );
}
