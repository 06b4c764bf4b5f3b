import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Verdict } from '@slipway/plugin-argocd-common';
import { argocdTranslationRef } from '../../translation';
import { VerdictIcon } from './VerdictIcon';
import { verdictLook } from './verdictStyle';
import styles from './Verdict.module.css';

/** A verdict as icon and word: never by colour alone. */
export function VerdictWord(props: { verdict: Verdict }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const word = t(`verdict.${props.verdict.code}`);
  const { tone } = verdictLook(props.verdict);
  return (
    <span className={`${styles.word} ${styles[tone]}`}>
      <VerdictIcon verdict={props.verdict} />
      {props.verdict.lastKnown ? t('verdict.was', { word }) : word}
    </span>
  );
}
