import {
  ApplicationLink,
  ApplicationRecord,
  ApplicationView,
  canonicalRepository,
  Cause,
  environmentOf,
  InstanceStatus,
  RepositoryAlias,
  verdict,
} from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';

/** What turns addresses of the cluster into pages for people. */
export interface Addresses {
  aliases: RepositoryAlias[];
  /** Hosts of GitLab that the portal knows. */
  gitlabHosts: string[];
}

function repositoryPage(repoUrl: string, { aliases, gitlabHosts }: Addresses): string | undefined {
  const page = canonicalRepository(repoUrl, aliases);
  return page && /^https?:/.test(page) && gitlabHosts.includes(new URL(page).host)
    ? page
    : undefined;
}

/** The part of a record that people may see; an allow-list, so that nothing leaves by being forgotten. */
export function toView(
  record: ApplicationRecord,
  context: {
    entityName: string;
    link: ApplicationLink;
    cause?: Cause;
    actions: ApplicationView['actions'];
    signal: string;
    status: InstanceStatus;
    instance: InstanceConfig;
    addresses: Addresses;
    now: number;
  },
): ApplicationView {
  const { cause, instance, addresses } = context;
  const page = record.sources.length > 0
    ? repositoryPage(record.sources[0].repoUrl, addresses)
    : undefined;
  const commitUrl = (revision: string | undefined) =>
    page && revision && /^[0-9a-f]{7,64}$/.test(revision)
      ? `${page}/-/commit/${revision}`
      : undefined;
  return {
    instance: record.instance,
    namespace: record.namespace,
    name: record.name,
    project: record.project,
    environment: environmentOf(record, context.entityName),
    verdict: verdict(record, {
      instance: context.status,
      now: context.now,
      cause,
    }),
    cause,
    sync: {
      status: record.sync.status,
      revision: record.sync.revision,
      commitUrl: commitUrl(record.sync.revision),
    },
    health: { status: record.health.status, since: record.health.since },
    operation: record.operation,
    conditions: record.conditions ?? [],
    sources: record.sources.map(source => {
      const url = repositoryPage(source.repoUrl, addresses);
      // An address of the cluster tells people nothing and outsiders something.
      return { ...source, repoUrl: url ?? hostless(source.repoUrl), url };
    }),
    destination: {
      name: record.destination.name,
      namespace: record.destination.namespace,
    },
    images: record.images,
    autoSync: record.autoSync,
    history: (record.history ?? []).map(deployment => ({
      ...deployment,
      commitUrl: commitUrl(deployment.revision),
    })),
    createdAt: record.createdAt,
    url: `${instance.externalUrl}/applications/${record.namespace}/${record.name}`,
    link: context.link,
    actions: context.actions,
    signal: context.signal,
  };
}

function hostless(repoUrl: string): string {
  return URL.canParse(repoUrl)
    ? new URL(repoUrl).pathname.replace(/^\/|\.git$/g, '')
    : repoUrl.replace(/^.*:/, '');
}
