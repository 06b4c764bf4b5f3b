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
import { Button } from '@backstage/ui';
import { applicationKey, Deployment } from '@slipway/plugin-argocd-common';
import { argocdDeploymentsTranslationRef } from '../../translations/deployments';
import { argocdDifferencesTranslationRef } from '../../translations/differences';
import { Commits, ImageChanges, pairImages, useCommits } from '../Changes';
import { ExternalLink, RelativeTime, Revision } from '../Text';
import styles from './Deployments.module.css';
import { ManifestChanges } from './ManifestChanges';

function Side(props: { deployment: Deployment }) {
  const { environment, revision, commitUrl, startedAt } = props.deployment;
  return (
    <span>
      <b>{environment}</b>{' '}
      {revision && <Revision revision={revision} url={commitUrl} />}
      <span className={styles.second}>
        {' '}
        <RelativeTime iso={startedAt} />
      </span>
    </span>
  );
}

/** What lies between two deployments: commits, images old → new, and how their manifests differ. */
export function CompareDeployments(props: {
  pair: [Deployment, Deployment];
  onClose: () => void;
}) {
  const { t } = useTranslationRef(argocdDeploymentsTranslationRef);
  const { t: tDifferences } = useTranslationRef(
    argocdDifferencesTranslationRef,
  );
  // The older one first, whichever was chosen first.
  const [older, newer] = [...props.pair].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  );
  const range = useCommits(newer, older.revision, newer.revision);
  const isKnown = older.images.length > 0 && newer.images.length > 0;
  const { changed } = pairImages(older.images, newer.images);
  const images = () => {
    if (!isKnown) {
      return (
        <p className={styles.text}>{tDifferences('changes.unknownImages')}</p>
      );
    }
    return changed.length > 0 ? (
      <ImageChanges changes={changed} />
    ) : (
      <p className={styles.text}>{tDifferences('changes.noImages')}</p>
    );
  };
  const manifests = () => {
    if (applicationKey(older) !== applicationKey(newer)) {
      return <p className={styles.text}>{t('otherApplication')}</p>;
    }
    return older.change && newer.change ? (
      <ManifestChanges
        application={newer}
        from={older.change.sha}
        to={newer.change.sha}
      />
    ) : (
      <p className={styles.text}>{t('noRevision')}</p>
    );
  };
  return (
    <section className={styles.comparison} aria-label={t('comparison')}>
      <div className={styles.sides}>
        <Side deployment={older} />
        <span aria-hidden>→</span>
        <Side deployment={newer} />
        <span className={styles.end}>
          {range.value?.url && (
            <ExternalLink href={range.value.url}>
              {t('compareInGitlab')}
            </ExternalLink>
          )}
          <Button size="small" variant="tertiary" onPress={props.onClose}>
            {t('close')}
          </Button>
        </span>
      </div>
      <div className={styles.two}>
        <div>
          <h4 className={styles.heading}>{tDifferences('changes.commits')}</h4>
          <Commits range={range} />
        </div>
        <div>
          <h4 className={styles.heading}>{tDifferences('changes.images')}</h4>
          {images()}
        </div>
      </div>
      <div>
        <h4 className={styles.heading}>{t('manifests')}</h4>
        {manifests()}
      </div>
    </section>
  );
}
