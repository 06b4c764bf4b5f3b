import styles from './Text.module.css';
import { CopyButton } from './CopyButton';

/** An image by its last part and a short tag; the whole name in the tooltip and when copied. */
export function ImageName(props: { image: string }) {
  const [, name, tag] = /([^/]+?)(?::([^:/]+))?$/.exec(props.image) ?? [];
  const short = tag && /^[0-9a-f]{40}$/.test(tag) ? tag.slice(0, 7) : tag;
  return (
    <span className={styles.image}>
      <span className={styles.mono} title={props.image}>
        {name}
        {short && <span className={styles.tag}>:{short}</span>}
      </span>
      <CopyButton text={props.image} what={name ?? props.image} />
    </span>
  );
}
