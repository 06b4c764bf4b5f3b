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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { isRecord } from '../values';

/** Packages that describe objects, by the API groups that they know. */
const packages = [
  { name: 'kubernetes-models', groups: /^(|[a-z]+|.*\.k8s\.io)$/ },
  { name: '@kubernetes-models/argo-cd', groups: /^argoproj\.io$/ },
  {
    name: '@kubernetes-models/gateway-api',
    groups: /^gateway\.networking\.k8s\.io$/,
  },
  {
    name: '@kubernetes-models/prometheus-operator',
    groups: /^monitoring\.coreos\.com$/,
  },
];

/** What in a value is not as its type says. */
export interface TypeProblem {
  path: (string | number)[];
  message: string;
}

interface TypeAt {
  node: ts.TypeNode | ts.InterfaceDeclaration;
  file: string;
}

const sources = new Map<string, ts.SourceFile | undefined>();

function sourceOf(file: string): ts.SourceFile | undefined {
  if (!sources.has(file)) {
    let source: ts.SourceFile | undefined;
    try {
      source = ts.createSourceFile(
        file,
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
      );
    } catch {
      source = undefined;
    }
    sources.set(file, source);
  }
  return sources.get(file);
}

/** The file of declarations that an import names. */
function resolveImport(from: string, name: string): string {
  if (name.startsWith('.')) {
    return path.resolve(path.dirname(from), name.replace(/\.js$/, '.d.ts'));
  }
  const [scope, packageName, ...rest] = name.split('/');
  const root = path.join(
    from.slice(0, from.lastIndexOf('/node_modules/')),
    'node_modules',
    scope,
    packageName,
  );
  return `${path.join(root, ...rest)}.d.ts`;
}

/** The declaration behind a name, where it is exported or imported under that name. */
function declarationOf(file: string, name: string): TypeAt | undefined {
  const source = sourceOf(file);
  if (!source) {
    return undefined;
  }
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) {
      return { node: statement, file };
    }
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) {
      return { node: statement.type, file };
    }
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      const element = statement.exportClause.elements.find(
        item => item.name.text === name && item.propertyName,
      );
      if (element?.propertyName) {
        return declarationOf(file, element.propertyName.text);
      }
    }
    if (
      ts.isImportDeclaration(statement) &&
      statement.importClause?.namedBindings &&
      ts.isNamedImports(statement.importClause.namedBindings)
    ) {
      const isHere = statement.importClause.namedBindings.elements.some(
        item => item.name.text === name,
      );
      if (isHere) {
        return declarationOf(
          resolveImport(
            file,
            (statement.moduleSpecifier as ts.StringLiteral).text,
          ),
          name,
        );
      }
    }
  }
  return undefined;
}

const propertyName = (member: ts.TypeElement): string | undefined =>
  member.name &&
  (ts.isStringLiteral(member.name) || ts.isIdentifier(member.name))
    ? member.name.text
    : undefined;

function kindOf(value: unknown): string {
  if (value === null) {
    return 'nothing';
  }
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** Compares values with the types of the packages' declarations: what is unknown, missing or of another type. */
class Comparison {
  readonly problems: TypeProblem[] = [];

  compare(
    value: unknown,
    { node, file }: TypeAt,
    at: TypeProblem['path'],
  ): void {
    if (value === null || value === undefined) {
      return;
    }
    if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
      this.#members(value, node.members, file, at);
    } else if (ts.isArrayTypeNode(node)) {
      this.#list(value, { node: node.elementType, file }, at);
    } else if (ts.isTypeReferenceNode(node)) {
      this.#reference(value, node, file, at);
    } else if (ts.isUnionTypeNode(node)) {
      const fits = node.types.some(type => {
        const trial = new Comparison();
        trial.compare(value, { node: type, file }, at);
        return trial.problems.length === 0;
      });
      if (!fits) {
        this.#wrong(at, value, 'something else');
      }
    } else if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
      if (value !== node.literal.text) {
        this.problems.push({
          path: at,
          message: `must be ${node.literal.text}`,
        });
      }
    } else {
      this.#keyword(value, node.kind, at);
    }
  }

  #keyword(value: unknown, kind: ts.SyntaxKind, at: TypeProblem['path']) {
    const wanted = {
      [ts.SyntaxKind.StringKeyword]: 'string',
      [ts.SyntaxKind.NumberKeyword]: 'number',
      [ts.SyntaxKind.BooleanKeyword]: 'boolean',
    }[kind as number];
    if (wanted && typeof value !== wanted) {
      this.#wrong(at, value, `a ${wanted}`);
    }
  }

  #reference(
    value: unknown,
    node: ts.TypeReferenceNode,
    file: string,
    at: TypeProblem['path'],
  ) {
    const name = (node.typeName as ts.Identifier).text;
    if (name === 'Array') {
      this.#list(value, { node: node.typeArguments![0], file }, at);
      return;
    }
    const declaration = declarationOf(file, name);
    if (declaration) {
      this.compare(value, declaration, at);
    }
  }

  #list(value: unknown, item: TypeAt, at: TypeProblem['path']) {
    if (!Array.isArray(value)) {
      this.#wrong(at, value, 'a list');
      return;
    }
    value.forEach((inner, index) => this.compare(inner, item, [...at, index]));
  }

  #members(
    value: unknown,
    members: ts.NodeArray<ts.TypeElement>,
    file: string,
    at: TypeProblem['path'],
  ) {
    // An object without members may be anything.
    if (members.length === 0) {
      return;
    }
    if (!isRecord(value)) {
      this.#wrong(at, value, 'a map');
      return;
    }
    const index = members.find(ts.isIndexSignatureDeclaration);
    const known = new Map(
      members.flatMap(member => {
        const name = propertyName(member);
        return name && ts.isPropertySignature(member)
          ? [[name, member] as const]
          : [];
      }),
    );
    for (const [key, inner] of Object.entries(value)) {
      const member = known.get(key);
      if (member?.type) {
        this.compare(inner, { node: member.type, file }, [...at, key]);
      } else if (index) {
        this.compare(inner, { node: index.type, file }, [...at, key]);
      } else if (!member) {
        this.problems.push({ path: [...at, key], message: 'is unknown' });
      }
    }
    for (const [key, member] of known) {
      if (!member.questionToken && value[key] === undefined) {
        this.problems.push({ path: [...at, key], message: 'is missing' });
      }
    }
  }

  #wrong(at: TypeProblem['path'], value: unknown, wanted: string) {
    this.problems.push({
      path: at,
      message: `is ${kindOf(value)} and must be ${wanted}`,
    });
  }
}

/**
 * What an object has that its kind does not know, lacks, or has of another type; `undefined` for kinds that nobody
 * here knows.
 */
export function typeProblems(
  apiVersion: string,
  kind: string,
  value: unknown,
): TypeProblem[] | undefined {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  if (
    !/^[a-z0-9.-]*$/.test(group) ||
    !/^[a-z0-9]+$/.test(version) ||
    !/^[A-Za-z]+$/.test(kind)
  ) {
    return undefined;
  }
  for (const { name, groups } of packages) {
    if (groups.test(group)) {
      const root = path.dirname(require.resolve(`${name}/package.json`));
      const declaration = declarationOf(
        path.join(root, group, version, `${kind}.d.ts`),
        `I${kind}`,
      );
      if (declaration) {
        const comparison = new Comparison();
        comparison.compare(value, declaration, []);
        return comparison.problems;
      }
    }
  }
  return undefined;
}
