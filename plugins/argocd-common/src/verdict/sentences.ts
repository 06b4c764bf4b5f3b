import { Cause } from '../cause/cause';
import { causeSentence } from '../cause/sentences';
import type { Verdict } from './verdict';

const rollingOut: Record<string, string> = {
  pending: 'A sync was asked for and begins soon.',
  terminating: 'The sync is being stopped.',
  syncing: 'A sync is running.',
  progressing: 'The newest change is rolling out.',
};

const outOfDate: Record<string, string> = {
  automatic: 'Git is ahead of the cluster; Argo CD will bring it in by itself.',
  manual: 'Git is ahead of the cluster and nobody has synced.',
  drift: 'Somebody changed the cluster by hand, so it differs from Git.',
};

const withCause: Partial<Record<Verdict['code'], string>> = {
  cannotCompare: 'Nobody can tell whether it is up to date.',
  syncFailed: 'The last sync failed.',
  broken: 'What runs is not healthy.',
};

/** The English sentence for a verdict. @public */
export function verdictSentence(
  { code, parameters }: Pick<Verdict, 'code' | 'parameters'>,
  cause?: Cause,
): string {
  if (cause && cause.code !== 'other' && withCause[code]) {
    const sentence = causeSentence(cause);
    return code === 'cannotCompare'
      ? `Nobody can tell whether it is up to date: ${sentence
          .charAt(0)
          .toLowerCase()}${sentence.slice(1)}`
      : sentence;
  }
  switch (code) {
    case 'deleting':
      return 'The application is being deleted.';
    case 'rollingOut':
      return parameters.step === 'retrying'
        ? `The sync failed and is tried again at ${parameters.time}.`
        : rollingOut[parameters.step];
    case 'notDeployed':
      return 'Nothing is deployed yet.';
    case 'outOfDate':
      return outOfDate[parameters.way];
    case 'paused':
      return 'It is paused.';
    case 'live':
      return 'The newest change is live.';
    case 'unknown':
      return `Argo CD says sync ${parameters.sync}, health ${parameters.health}.`;
    default:
      return withCause[code]!;
  }
}
