import { Cause, causeFromText } from '@slipway/plugin-argocd-common';
import { RawApplication } from '../argocd/types';

/** The cause of a failed sync: the hook or the resource that the result names. */
export function causeInSync(application: RawApplication): Cause | undefined {
  const state = application.status?.operationState;
  const failed = state?.syncResult?.resources?.find(
    ({ hookPhase, status }) =>
      hookPhase === 'Failed' || hookPhase === 'Error' || status === 'SyncFailed',
  );
  if (!failed) {
    return state?.message ? causeFromText(state.message) : undefined;
  }
  const { group, kind, namespace, name } = failed;
  const path = [{ ...(group && { group }), kind, namespace, name }];
  if (failed.hookType) {
    return {
      code: 'hookFailed',
      parameters: { kind, name, phase: failed.hookType },
      path,
      original: failed.message ?? state?.message,
    };
  }
  const cause = causeFromText(failed.message ?? '');
  return { ...cause, parameters: { kind, name, ...cause.parameters }, path };
}
