import { Link } from '@backstage/ui';
import styles from './Text.module.css';

/** Seven characters of a commit, with the whole in the tooltip. */
export function Revision(props: { revision: string; url?: string }) {
  const text = /^[0-9a-f]{40,64}$/.test(props.revision)
    ? props.revision.slice(0, 7)
    : props.revision;
  return props.url ? (
    <Link
      href={props.url}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.mono}
      title={props.revision}
    >
      {text}
    </Link>
  ) : (
    <span className={styles.mono} title={props.revision}>
      {text}
    </span>
  );
}
