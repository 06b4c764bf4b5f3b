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

// npm run -s matrix: renders and checks the template for pairs of its choices.
//   --full: for all of them together.
//   --day2 [part/parts]: for all that differ on day 2, and takes each tree through its day 2; a line for each.
//   --jobs: runs the pipelines of a merge request and of main for each language and build engine; a table of jobs and seconds.
//   --writers [rounds]: writers of image tags at once, 200 rounds.
import { main, Missing, runTests } from './command.mjs';
import { prepare } from './setup.mjs';

const matrix = ['templateMatrix'];
const modes = {
  '--full': () => ({ files: matrix, variables: { TEMPLATE_MATRIX: 'full' } }),
  '--day2': (part = '1/1') => ({
    files: matrix,
    variables: { TEMPLATE_MATRIX: 'day2', TEMPLATE_MATRIX_PART: part },
  }),
  '--jobs': () => ({ files: matrix, variables: { TEMPLATE_MATRIX: 'jobs' } }),
  '--writers': (rounds = '200') => ({
    files: ['updateImageTags', 'promotion'],
    variables: { WRITER_ROUNDS: rounds },
  }),
};

main(async () => {
  const [mode, argument] = process.argv.slice(2);
  if (mode && !modes[mode]) {
    throw new Missing(
      `There is no ${mode}: ${Object.keys(modes).join(', ')}, or nothing.`,
    );
  }
  const { files, variables } = modes[mode]?.(argument) ?? { files: matrix };
  await prepare();
  let failed = 0;
  for (const name of files) {
    const file = `packages/backend/src/${name}.test.ts`;
    failed ||= await runTests(file, variables);
  }
  process.exit(failed);
});
