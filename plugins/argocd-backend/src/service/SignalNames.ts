import { createHash, createHmac } from 'node:crypto';
import { applicationKey, ApplicationRef } from '@slipway/plugin-argocd-common';
import { InstanceConfig } from '../config';

/**
 * Opaque names of applications in broadcasts, which reach everybody who is signed in. The key comes from secrets that
 * every replica has, so all of them use the same names.
 */
export class SignalNames {
  readonly #key: Buffer;

  constructor(instances: InstanceConfig[]) {
    const secrets = instances.map(({ name, readToken }) => [name, readToken]);
    this.#key = createHash('sha256').update(JSON.stringify(secrets)).digest();
  }

  of(ref: ApplicationRef): string {
    return createHmac('sha256', this.#key)
      .update(applicationKey(ref))
      .digest('base64url')
      .slice(0, 22);
  }
}
