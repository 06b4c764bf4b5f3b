import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ApplicationRef } from '@slipway/plugin-argocd-common';
import { SignalNames } from './SignalNames';

export const signalChannel = 'argocd:applications';
const coalesceMs = 150;

/** Tells browsers that something changed, many changes in one message; they ask again themselves. */
export class ChangeSignals {
  readonly #changed = new Set<string>();
  #instances = false;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly options: {
      signals: SignalsService;
      names: SignalNames;
      logger: LoggerService;
    },
  ) {}

  applicationsChanged(refs: ApplicationRef[]): void {
    for (const ref of refs) {
      this.#changed.add(this.options.names.of(ref));
    }
    this.#schedule();
  }

  instancesChanged(): void {
    this.#instances = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#send(), coalesceMs);
  }

  #send(): void {
    this.#timer = undefined;
    const message = {
      applications: [...this.#changed],
      instances: this.#instances,
    };
    this.#changed.clear();
    this.#instances = false;
    this.options.signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: signalChannel,
        message,
      })
      .catch(error =>
        this.options.logger.warn(`A signal was not sent: ${(error as Error).message}`),
      );
  }
}
