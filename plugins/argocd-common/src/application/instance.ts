/**
 * `starting`: nothing is known yet. `live`: the stream flows. `stale`: the last known data is shown while the
 * connection is made again. `unreachable`: nobody answers. `unauthorized`: the credential is refused.
 *
 * @public
 */
export type InstanceStatusCode =
  | 'starting'
  | 'live'
  | 'stale'
  | 'unreachable'
  | 'unauthorized';

/** State of the watch on one Argo CD instance, part of every answer. @public */
export interface InstanceStatus {
  name: string;
  title?: string;
  status: InstanceStatusCode;
  /** When this state began, ISO 8601. */
  since: string;
  /** What happened, in words without addresses or secrets. */
  reason?: string;
  /** When the data was last known to be true, ISO 8601. Absent if never. */
  dataAsOf?: string;
  version?: string;
}
