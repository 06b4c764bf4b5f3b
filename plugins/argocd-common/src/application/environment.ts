import { APPLICATION_ENVIRONMENT_LABEL } from '../annotations';

const wellKnownOrder = ['dev', 'staging', 'production'];

/**
 * The environment that an application deploys to: its `environment` label, else what its name has after the entity's,
 * else its whole name.
 *
 * @public
 */
export function environmentOf(
  application: { name: string; labels: Record<string, string> },
  entityName: string,
): string {
  const label = application.labels[APPLICATION_ENVIRONMENT_LABEL];
  if (label) {
    return label;
  }
  const prefix = `${entityName}-`;
  return application.name.startsWith(prefix)
    ? application.name.slice(prefix.length)
    : application.name;
}

/** Orders environments: dev, staging, production, then by name. @public */
export function compareEnvironments(a: string, b: string): number {
  const rank = (name: string) => {
    const index = wellKnownOrder.indexOf(name);
    return index < 0 ? wellKnownOrder.length : index;
  };
  return rank(a) - rank(b) || a.localeCompare(b);
}
