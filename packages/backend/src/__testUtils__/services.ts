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

/** A service as the form gives it: its own code in Python, reached over HTTP. */
export const webService = (name: string, change: object = {}) => ({
  name,
  kind: 'web',
  language: 'python',
  port: 8000,
  size: 'small',
  replicas: 1,
  ...change,
});

/** A service as the form gives it: an image that others build. */
export const redis = {
  name: 'redis',
  kind: 'image',
  image: 'docker.io/library/redis',
  tag: '7.4.1',
  port: 6379,
  size: 'medium',
  replicas: 1,
};
