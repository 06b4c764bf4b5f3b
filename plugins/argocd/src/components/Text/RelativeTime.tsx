import { useNow } from '../../hooks/useNow';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const dayMs = 86_400_000;

/** Relative under a day, then the date; in the language of the browser. */
export function relativeTime(iso: string, now: number): string {
  const time = Date.parse(iso);
  const ago = Math.max(0, now - time);
  if (ago >= dayMs) {
    return new Intl.DateTimeFormat(undefined, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(time);
  }
  const [unit, size] = steps.find(step => ago >= step[1]) ?? steps[2];
  return new Intl.RelativeTimeFormat(undefined, { style: 'short', numeric: 'auto' }).format(
    -Math.floor(ago / size),
    unit,
  );
}

export function RelativeTime(props: { iso: string }) {
  const now = useNow();
  const exact = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(Date.parse(props.iso));
  return (
    <time dateTime={props.iso} title={exact}>
      {relativeTime(props.iso, now)}
    </time>
  );
}
