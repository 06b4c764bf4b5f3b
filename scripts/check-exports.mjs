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

// yarn check:exports <package folders>: names that a package exports and no other package imports; exit 1 where there are any.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { main, root } from './command.mjs';

function exportsOf(folder) {
  const index = path.join(root, folder, 'src/index.ts');
  const program = ts.createProgram([index], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(index));
  return checker.getExportsOfModule(module).map(({ name }) => name);
}

function importsOf(packageName, file) {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  return source.statements
    .filter(({ moduleSpecifier }) => moduleSpecifier?.text === packageName)
    .map(
      ({ importClause, exportClause }) =>
        importClause?.namedBindings ?? exportClause,
    )
    .flatMap(names => names?.elements ?? [])
    .map(({ propertyName, name }) => (propertyName ?? name).text);
}

main(async () => {
  const files = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'],
    { cwd: root, encoding: 'utf8' },
  )
    .trim()
    .split('\n')
    .filter(file => fs.existsSync(path.join(root, file)));
  for (const folder of process.argv.slice(2)) {
    const { name } = JSON.parse(
      fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    const imported = new Set(
      files
        .filter(file => !file.startsWith(`${folder}/`))
        .flatMap(file => importsOf(name, file)),
    );
    const exported = exportsOf(folder);
    const unused = exported.filter(item => !imported.has(item));
    console.log(
      `${name} exports ${exported.length} names; nobody imports: ${
        unused.join(', ') || '–'
      }`,
    );
    if (unused.length > 0) {
      process.exitCode = 1;
    }
  }
});
