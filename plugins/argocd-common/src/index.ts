/**
 * The contract of the Argo CD plugins: types, annotations, permissions, verdicts, causes and the HTTP client.
 *
 * @packageDocumentation
 */

export * from './application';
export * from './cause';
export * from './client';
export * from './link';
export * from './verdict';
export * from './annotations';
export * from './permissions';
