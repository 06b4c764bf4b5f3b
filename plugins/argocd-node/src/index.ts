/**
 * How other back-end plugins reach the Argo CD back end.
 *
 * @packageDocumentation
 */

export { argocdServiceRef } from './argocdServiceRef';
export type { ArgocdService, ArgocdServiceOptions } from './ArgocdService';
