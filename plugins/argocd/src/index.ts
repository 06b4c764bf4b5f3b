/**
 * Argo CD on every catalog entity: is it live, why not, what can I do.
 *
 * @packageDocumentation
 */

export { argocdPlugin as default } from './plugin';
export { argocdApiRef } from './api';
export { argocdTranslationRef } from './translation';
