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
import {
  RemixiconComponentType,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiErrorWarningLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import {
  ChangePlace,
  ChangePlaceCode,
  HomeChange,
} from '@slipway/plugin-argocd-common';
import { useIsLost } from '../../connection';
import { useLocale } from '../../hooks/useLocale';
import { useStableOrder } from '../../hooks/useStableOrder';
import { argocdHomeTranslationRef } from '../../translations/home';
import { nameOfRef } from '../../utils/nameOfRef';
import { ExternalLink, RelativeTime } from '../Text';
import { Tone, toneClass } from '../Verdict';
import { HomeCard } from './HomeCard';
import styles from './Home.module.css';

const looks: Record<
  ChangePlaceCode,
  { icon: RemixiconComponentType; tone: Tone }
> = {
  building: { icon: RiContrastLine, tone: 'announcement' },
  notBuilt: { icon: RiCloseCircleLine, tone: 'negative' },
  built: { icon: RiTimeLine, tone: 'quiet' },
  rollingOut: { icon: RiContrastLine, tone: 'announcement' },
  live: { icon: RiCheckboxCircleLine, tone: 'positive' },
  fails: { icon: RiCloseCircleLine, tone: 'negative' },
  waits: { icon: RiTimeLine, tone: 'warning' },
  runs: { icon: RiErrorWarningLine, tone: 'quiet' },
  was: { icon: RiTimeLine, tone: 'quiet' },
  inBroken: { icon: RiErrorWarningLine, tone: 'warning' },
  unknown: { icon: RiQuestionLine, tone: 'quiet' },
};

/** Where a change is, in words. */
function usePlaceWords() {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const locale = useLocale();
  return ({ code, live, environments, job }: ChangePlace): string => {
    const list = (names: string[]) =>
      new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
    const text =
      code === 'notBuilt' && job
        ? t('place.notBuiltJob', { job })
        : t(`place.${code}`, { environments: list(environments) });
    return code !== 'live' && live.length > 0
      ? t('place.andLive', { live: list(live), text })
      : text;
  };
}

function PlaceCell({ place }: { place: ChangePlace }) {
  const words = usePlaceWords();
  const { tone } = looks[place.code];
  return (
    <span className={tone === 'positive' ? styles.quiet : toneClass(tone)}>
      {words(place)}
    </span>
  );
}

/** A place as it was when the portal was last heard. */
function asPast({ code, live, environments }: ChangePlace): ChangePlace {
  const was = code === 'runs' || code === 'was' ? environments : live;
  return {
    code: was.length > 0 ? 'was' : 'unknown',
    live: [],
    environments: was,
  };
}

/** Changes whose author is proved to be the person, newest first, and where each is. */
export function MyChanges(props: { changes: HomeChange[] }) {
  const { t } = useTranslationRef(argocdHomeTranslationRef);
  const isLost = useIsLost();
  const changes = useStableOrder(props.changes, ({ sha }) => sha).map(change =>
    isLost ? { ...change, place: asPast(change.place) } : change,
  );
  return (
    <HomeCard title={t('changes')}>
      {changes.length === 0 ? (
        <p className={styles.text}>{t('noChanges')}</p>
      ) : (
        <ul className={styles.list}>
          {changes.map(change => {
            const { icon: Icon, tone } = looks[change.place.code];
            return (
              <li key={change.sha} className={styles.change}>
                <Icon size={16} className={toneClass(tone)} aria-hidden />
                <span className={styles.texts}>
                  <span className={styles.what} title={change.title}>
                    <ExternalLink href={change.url}>
                      {change.title}
                    </ExternalLink>
                  </span>
                  <span className={styles.second}>
                    <code>{change.sha.slice(0, 7)}</code>{' '}
                    {nameOfRef(change.entityRef)}
                  </span>
                </span>
                <PlaceCell place={change.place} />
                <span className={styles.time}>
                  <RelativeTime iso={change.committedAt} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </HomeCard>
  );
}
