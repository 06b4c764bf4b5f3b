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
import { Schema } from '../src/manifests/Schema';

interface Declaration {
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
  file: string;
}

/** The file of declarations that an import names. */
function resolveImport(from: string, name: string): string {
  const modules = from.slice(0, from.lastIndexOf('/node_modules/'));
  const file = name.startsWith('.')
    ? path.resolve(path.dirname(from), name)
    : path.join(modules, 'node_modules', name);
  return `${file.replace(/\.js$/, '')}.d.ts`;
}

const propertyName = (member: ts.TypeElement): string | undefined =>
  member.name &&
  (ts.isStringLiteral(member.name) || ts.isIdentifier(member.name))
    ? member.name.text
    : undefined;

/** The fields of two objects; one that may be anything makes both so. */
function merged(a: Schema, b: Schema): Schema {
  if (a.type !== 'object' || b.type !== 'object') {
    return {};
  }
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])];
  return {
    type: 'object',
    properties: { ...a.properties, ...b.properties },
    ...(required.length > 0 && { required }),
    additionalProperties: a.additionalProperties || b.additionalProperties,
  };
}

/** Turns the interfaces of declaration files into schemas. */
export class TypeReader {
  /** Schemas by the names that references have for them. */
  readonly schemas = new Map<string, Schema>();
  readonly #sources = new Map<string, ts.SourceFile>();

  /** @param nameOf names the schema of what a file declares */
  constructor(private readonly nameOf: (file: string) => string) {}

  /** Reads what a file declares under a name, with all that it refers to. */
  read(file: string, name: string): Schema {
    const declaration = this.#find(file, name);
    return declaration ? this.#reference(declaration) : {};
  }

  #source(file: string): ts.SourceFile {
    let source = this.#sources.get(file);
    if (!source) {
      source = ts.createSourceFile(
        file,
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
      );
      this.#sources.set(file, source);
    }
    return source;
  }

  /** The declaration behind a name, where it is exported or imported under that name. */
  #find(file: string, name: string): Declaration | undefined {
    for (const statement of this.#source(file).statements) {
      if (
        (ts.isInterfaceDeclaration(statement) ||
          ts.isTypeAliasDeclaration(statement)) &&
        statement.name.text === name
      ) {
        return { node: statement, file };
      }
      if (
        ts.isExportDeclaration(statement) &&
        statement.exportClause &&
        ts.isNamedExports(statement.exportClause)
      ) {
        const original = statement.exportClause.elements.find(
          element => element.name.text === name,
        )?.propertyName;
        if (original) {
          return this.#find(file, original.text);
        }
      }
      if (
        ts.isImportDeclaration(statement) &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        statement.importClause?.namedBindings &&
        ts.isNamedImports(statement.importClause.namedBindings) &&
        statement.importClause.namedBindings.elements.some(
          element => element.name.text === name,
        )
      ) {
        return this.#find(
          resolveImport(file, statement.moduleSpecifier.text),
          name,
        );
      }
    }
    return undefined;
  }

  #reference({ node, file }: Declaration): Schema {
    const name = this.nameOf(file);
    if (!this.schemas.has(name)) {
      // Types refer to themselves.
      this.schemas.set(name, {});
      this.schemas.set(
        name,
        ts.isInterfaceDeclaration(node)
          ? this.#interface(node, file)
          : this.#schema(node.type, file),
      );
    }
    return { $ref: name };
  }

  /** An interface with the fields of those that it extends. */
  #interface(node: ts.InterfaceDeclaration, file: string): Schema {
    const own = this.#object(node.members, file);
    const parents = (node.heritageClauses ?? [])
      .flatMap(({ types }) => [...types])
      // apiVersion and kind, which each kind says itself.
      .filter(
        ({ expression }) =>
          expression.getText(this.#source(file)) !== 'TypeMeta',
      )
      .map(type => this.#parent(type, file));
    return parents.reduce(
      (schema, parent) => merged(parent, schema),
      node.members.length === 0 && parents.length > 0
        ? { type: 'object', additionalProperties: false }
        : own,
    );
  }

  #parent(type: ts.ExpressionWithTypeArguments, file: string): Schema {
    if (!ts.isIdentifier(type.expression)) {
      return {};
    }
    const { $ref } = this.read(file, type.expression.text);
    return ($ref && this.schemas.get($ref)) || {};
  }

  #schema(node: ts.TypeNode, file: string): Schema {
    if (ts.isTypeLiteralNode(node)) {
      return this.#object(node.members, file);
    }
    if (ts.isArrayTypeNode(node)) {
      return { type: 'array', items: this.#schema(node.elementType, file) };
    }
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      return node.typeName.text === 'Array' && node.typeArguments
        ? { type: 'array', items: this.#schema(node.typeArguments[0], file) }
        : this.read(file, node.typeName.text);
    }
    if (ts.isUnionTypeNode(node)) {
      return this.#union(node.types.map(type => this.#schema(type, file)));
    }
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
      return { const: node.literal.text };
    }
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
        return { type: 'string' };
      case ts.SyntaxKind.NumberKeyword:
        return { type: 'number' };
      case ts.SyntaxKind.BooleanKeyword:
        return { type: 'boolean' };
      default:
        return {};
    }
  }

  #union(schemas: Schema[]): Schema {
    if (schemas.some(schema => Object.keys(schema).length === 0)) {
      return {};
    }
    const texts = schemas.flatMap(schema => schema.const ?? []);
    return texts.length === schemas.length
      ? { enum: texts }
      : { anyOf: schemas };
  }

  #object(members: ts.NodeArray<ts.TypeElement>, file: string): Schema {
    // A type without members may be anything.
    if (members.length === 0) {
      return {};
    }
    const index = members.find(ts.isIndexSignatureDeclaration);
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const member of members) {
      const name = propertyName(member);
      if (name && ts.isPropertySignature(member) && member.type) {
        properties[name] = this.#schema(member.type, file);
        if (!member.questionToken) {
          required.push(name);
        }
      }
    }
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      additionalProperties: index ? this.#schema(index.type, file) : false,
    };
  }
}
