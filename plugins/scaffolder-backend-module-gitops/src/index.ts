/**
 * Scaffolder actions that publish a GitOps project to GitLab and hand it to Argo CD.
 *
 * @packageDocumentation
 */

export { scaffolderModuleGitops as default } from './module';
