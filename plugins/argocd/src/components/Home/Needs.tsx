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
import { ButtonLink } from '@backstage/ui';
import { RiGitMergeLine, RiKey2Line, RiTimeLine } from '@remixicon/react';
import { Home, HomeNeed, InstanceStatus } from '@slipway/plugin-argocd-common';
import { useIsLost } from '../../connection';
import { useEntityTab } from '../../hooks/useEntityTab';
import { useSentences } from '../../hooks/useSentences';
import { useStableOrder } from '../../hooks/useStableOrder';
import { argocdTranslationRef } from '../../translation';
import { argocdHomeTranslationRef } from '../../translations/home';
import { instanceTitle } from '../../utils/instanceTitle';
import { nameOfRef } from '../../utils/nameOfRef';
import { RelativeTime } from '../Text';
import { useCredentialWords } from '../States';
import { toneClass, VerdictIcon } from '../Verdict';
import { HomeCard } from './HomeCard';
import styles from './Home.module.css';

const keyOf = (need: HomeNeed) =>
  [
    need.code,
    need.entityRef,
    need.instance,
    need.namespace,
    need.name,
    need.promotion?.mergeRequest.iid,
  ].join(' ');

function NeedIcon({ need }: { need: HomeNeed }) {
  if (need.verdict) {
    return <VerdictIcon verdict={need.verdict} size={16} />;
  }
  const [Icon, tone] =
    need.code === 'promotion'
      ? ([RiGitMergeLine, 'announcement'] as const)
      : ([RiKey2Line, 'warning'] as const);
  return <Icon size={16} className={toneClass(tone)} aria-hidden />;
}

function useWords(instances: InstanceStatus[]) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const sentences = useSentences();
  const ends = useCredentialWords();
  return (need: HomeNeed): { title: string; more: string } => {
    const project = need.entityRef ? nameOfRef(need.entityRef) : '';
    const environment = need.environment ?? need.name ?? '';
    const instance = instanceTitle(instances, need.instance);
    const { promotion, verdict, cause } = need;
    const more = () => {
      if (promotion) {
        return [
          promotion.mergeRequest.title,
          tArgocd(`promotion.waitsFor.${promotion.waitsFor}`),
        ].join('. ');
      }
      if (verdict) {
        return sentences.verdict({ verdict, cause });
      }
      return ends(need.credentials ?? []);
    };
    const title = t(need.isYours ? 'need.yours' : `need.${need.code}`, {
      project,
      environment,
      instance,
      mergeRequest: promotion ? `!${promotion.mergeRequest.iid}` : '',
    });
    return { title, more: more() };
  };
}

function NeedLink({ need, isFirst }: { need: HomeNeed; isFirst: boolean }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const entityTab = useEntityTab();
  const { entityRef, instance, namespace, name, promotion } = need;
  const variant = isFirst ? 'primary' : 'secondary';
  if (promotion) {
    return (
      <ButtonLink
        variant={variant}
        size="small"
        href={promotion.mergeRequest.url}
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('review')}
      </ButtonLink>
    );
  }
  return entityRef && entityTab && namespace && name ? (
    <ButtonLink
      variant={variant}
      size="small"
      href={entityTab(entityRef, { instance, namespace, name })}
    >
      {need.code === 'waitsForSync' ? t('open') : tArgocd('seeWhy')}
    </ButtonLink>
  ) : null;
}

/** Nothing waits only where everything of the person was looked at. */
function nothingKey({ projects, omitted }: Home) {
  const isOld = projects.some(({ cells }) =>
    cells.some(({ application }) => application.verdict.lastKnown),
  );
  if (isOld) {
    return 'noNeedsOld';
  }
  return omitted > 0 ? 'noNeedsShown' : 'noNeeds';
}

/** What is broken, refused or waits for people; while the portal does not answer nothing is asked of anybody. */
export function Needs({ home }: { home: Home }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const { t: tArgocd } = useTranslationRef(argocdTranslationRef);
  const words = useWords(home.instances);
  const needs = useStableOrder(home.needs, keyOf);
  const isLost = useIsLost();
  if (isLost) {
    return (
      <HomeCard title={t('needs')}>
        <p className={styles.text}>
          <RiTimeLine size={16} aria-hidden /> {tArgocd('verdict.asLastKnown')}
        </p>
      </HomeCard>
    );
  }
  return (
    <HomeCard title={t('needs')} count={needs.length || undefined}>
      {needs.length === 0 ? (
        <p className={styles.text}>{t(nothingKey(home))}</p>
      ) : (
        <ul className={styles.list}>
          {needs.map((need, index) => {
            const { title, more } = words(need);
            return (
              <li key={keyOf(need)} className={styles.need}>
                <NeedIcon need={need} />
                <span className={styles.texts}>
                  <b>{title}</b>
                  <span className={styles.second}>
                    {more}
                    {need.verdict?.since && (
                      <>
                        {' '}
                        <RelativeTime iso={need.verdict.since} />
                      </>
                    )}
                  </span>
                </span>
                <NeedLink need={need} isFirst={index === 0} />
              </li>
            );
          })}
        </ul>
      )}
    </HomeCard>
  );
}
