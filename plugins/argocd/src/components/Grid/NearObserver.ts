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

/** What an element is told: whether it is near what is seen, and how high it is now. */
type OnNear = (isNear: boolean, height: number) => void;

/** Tells elements when they come near what is seen, all of one frame at once. Without a layout everything is near. */
export class NearObserver {
  readonly #told = new Map<Element, OnNear>();
  readonly #observer =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver(
          entries =>
            entries.forEach(({ target, isIntersecting, boundingClientRect }) =>
              this.#told.get(target)?.(
                isIntersecting,
                boundingClientRect.height,
              ),
            ),
          { rootMargin: '800px 0px' },
        );

  /** @returns what ends it */
  observe(element: Element, onNear: OnNear): () => void {
    this.#told.set(element, onNear);
    this.#observer?.observe(element);
    return () => {
      this.#told.delete(element);
      this.#observer?.unobserve(element);
    };
  }
}
