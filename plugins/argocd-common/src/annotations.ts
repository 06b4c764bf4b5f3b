/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/**
 * Annotations that a catalog entity may carry to name its Argo CD applications. The first five are those of the plugins
 * that people already have.
 *
 * @public
 */
export const ARGOCD_APP_NAME_ANNOTATION = 'argocd/app-name';

/** Kubernetes label selector, set-based requirements included. @public */
export const ARGOCD_APP_SELECTOR_ANNOTATION = 'argocd/app-selector';

/** Comma list of namespaces of the Application objects, for applications outside Argo CD's own namespace. @public */
export const ARGOCD_APP_NAMESPACE_ANNOTATION = 'argocd/app-namespace';

/**
 * Comma list of AppProjects that the applications must belong to; alone it claims all of theirs.
 *
 * @public
 */
export const ARGOCD_PROJECT_NAME_ANNOTATION = 'argocd/project-name';

/** Comma list of Argo CD instances to look in; without it every instance is asked. @public */
export const ARGOCD_INSTANCE_NAME_ANNOTATION = 'argocd/instance-name';

/**
 * Annotation of an Argo CD application that names the catalog entities it belongs to, as a comma list of
 * entity references.
 *
 * @public
 */
export const APPLICATION_ENTITY_REF = 'backstage.io/entity-ref';

/** Label of an Argo CD application that names the environment it deploys to. @public */
export const APPLICATION_ENVIRONMENT_LABEL = 'environment';

/**
 * Annotation of a catalog component that names the container image it is built into: the repository of the image, with or
 * without its registry's host, without a tag, e.g. `team/shop/api`. Names a service in the portal; grants nothing.
 *
 * @public
 */
export const IMAGE_ANNOTATION = 'slipway.dev/image';

/**
 * Annotation of a catalog component that names it among the services of its project, where its title is for the whole
 * catalog, e.g. `web` of *web · Shop One*.
 *
 * @public
 */
export const SERVICE_ANNOTATION = 'slipway.dev/service';
