import { Verdict } from '@slipway/plugin-argocd-common';
import { verdictLook } from './verdictStyle';
import styles from './Verdict.module.css';

export function VerdictIcon(props: { verdict: Verdict; size?: number }) {
  const { icon: Icon, tone } = verdictLook(props.verdict);
  return (
    <Icon
      size={props.size ?? 18}
      className={`${styles.icon} ${styles[tone]}`}
      aria-hidden
    />
  );
}
