/**
 * Annotations that a catalog entity may carry to name its Argo CD applications. The first five are those of the plugins
 * that people already have.
 *
 * @public
 */
export const ARGOCD_APP_NAME_ANNOTATION = 'argocd/app-name';

/** Kubernetes label selector, set-based requirements included. @public */
export const ARGOCD_APP_SELECTOR_ANNOTATION = 'argocd/app-selector';

/** Namespace of the Application objects, for applications outside Argo CD's own namespace. @public */
export const ARGOCD_APP_NAMESPACE_ANNOTATION = 'argocd/app-namespace';

/** AppProject that the applications must belong to. @public */
export const ARGOCD_PROJECT_NAME_ANNOTATION = 'argocd/project-name';

/** Comma list of Argo CD instances to look in; without it every instance is asked. @public */
export const ARGOCD_INSTANCE_NAME_ANNOTATION = 'argocd/instance-name';

/**
 * Annotation (or label) of an Argo CD application that names the catalog entities it belongs to, as a comma list of
 * entity references.
 *
 * @public
 */
export const APPLICATION_ENTITY_REF = 'backstage.io/entity-ref';

/** Label of an Argo CD application that names the environment it deploys to. @public */
export const APPLICATION_ENVIRONMENT_LABEL = 'environment';
