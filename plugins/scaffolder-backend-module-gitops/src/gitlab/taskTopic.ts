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

const prefix = 'scaffolder-task-';

/** Topic of a project that says which task made it. */
export function taskTopic(taskId: string): string {
  return `${prefix}${taskId}`;
}

/** The task that the topics of a project name, where they name one. */
export function taskOfTopics(topics: string[]): string | undefined {
  return topics.find(topic => topic.startsWith(prefix))?.slice(prefix.length);
}

/** What is left of the topics of a project where no task is named. */
export function withoutTaskTopic(topics: string[]): string[] {
  return topics.filter(topic => !topic.startsWith(prefix));
}
