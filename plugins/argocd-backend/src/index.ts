/**
 * One watch per Argo CD instance, shared by everyone: status, authorisation and actions.
 *
 * @packageDocumentation
 */

export { argocdPlugin as default } from './plugin';
export { argocdApplicationConditions } from './permissions/rules';
