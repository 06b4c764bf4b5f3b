import {
  applicationKey,
  ApplicationView,
  compareVerdicts,
} from '@slipway/plugin-argocd-common';

export const applicationId = applicationKey;

/** The application that needs eyes first; among equals the first in order. */
export function worstApplication(
  applications: ApplicationView[],
): ApplicationView | undefined {
  return [...applications].sort((a, b) =>
    compareVerdicts(a.verdict.code, b.verdict.code),
  )[0];
}
