import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { EntityApplications, InstanceStatus } from '@slipway/plugin-argocd-common';
import { useNow } from '../../hooks/useNow';
import { argocdTranslationRef } from '../../translation';
import { relativeTime } from '../Text';

/** Instances that this entity needs and that are not live; the others are nobody's concern here. */
function troubled(data: EntityApplications): InstanceStatus[] {
  const used = new Set(data.applications.map(({ instance }) => instance));
  return data.instances.filter(
    ({ name, status }) => status !== 'live' && (used.has(name) || used.size === 0),
  );
}

export function InstanceNotices(props: { data: EntityApplications }) {
  const { t } = useTranslationRef(argocdTranslationRef);
  const now = useNow();
  const text = (instance: InstanceStatus): string => {
    const name = instance.title ?? instance.name;
    const age = instance.dataAsOf && relativeTime(instance.dataAsOf, now);
    switch (instance.status) {
      case 'starting':
        return t('instance.starting', { name });
      case 'unauthorized':
        return t('instance.unauthorized', { name });
      case 'stale':
        return t('instance.stale', { name, age: age ?? '' });
      default:
        return age
          ? t('instance.unreachable', { name, age })
          : t('instance.unreachableNever', { name });
    }
  };
  return (
    <>
      {troubled(props.data).map(instance => (
        <Alert
          key={instance.name}
          status={instance.status === 'starting' ? 'info' : 'warning'}
          icon
          title={text(instance)}
        />
      ))}
    </>
  );
}
