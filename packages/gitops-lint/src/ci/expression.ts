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

import { PatternTests } from './PatternTests';
import { and, not, or, Tri } from './tri';

/** A condition of GitLab CI (`rules:if`) as a tree. */
export type Expression =
  | { kind: 'or' | 'and'; left: Expression; right: Expression }
  | {
      kind: '==' | '!=' | '=~' | '!~';
      left: Operand;
      right: Operand;
    }
  | { kind: 'truthy'; operand: Operand };

type Operand =
  | { kind: 'variable'; name: string }
  | { kind: 'text'; value: string }
  | { kind: 'null' }
  | { kind: 'pattern'; source: string; flags: string };

/** What cannot be a condition, and where. */
export class ExpressionError extends Error {}

type Token = Operand | { kind: 'operator'; value: string };

const operators = /^(\|\||&&|==|!=|=~|!~|\(|\))/;
const maxLength = 10_000;
const maxDepth = 100;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const match =
      /^\$(?<variable>[A-Za-z_][A-Za-z0-9_]*)/.exec(rest) ??
      /^(?<null>null)\b/.exec(rest) ??
      /^"(?<double>[^"]*)"/.exec(rest) ??
      /^'(?<single>[^']*)'/.exec(rest) ??
      /^\/(?<pattern>(?:[^/\\]|\\.)+)\/(?<flags>[ims]*)/.exec(rest) ??
      operators.exec(rest);
    if (!match) {
      throw new ExpressionError(
        `cannot be read from here: ${rest.slice(0, 20)}`,
      );
    }
    const groups = match.groups ?? {};
    if (groups.variable) {
      found.push({ kind: 'variable', name: groups.variable });
    } else if (groups.null) {
      found.push({ kind: 'null' });
    } else if (groups.pattern) {
      found.push({
        kind: 'pattern',
        source: groups.pattern,
        flags: groups.flags,
      });
    } else if (groups.double !== undefined || groups.single !== undefined) {
      found.push({ kind: 'text', value: groups.double ?? groups.single });
    } else {
      found.push({ kind: 'operator', value: match[0] });
    }
    rest = rest.slice(match[0].length).trimStart();
  }
  return found;
}

class Parser {
  #position = 0;

  constructor(private readonly tokens_: Token[]) {}

  parse(): Expression {
    const expression = this.#or(0);
    if (this.#position < this.tokens_.length) {
      throw new ExpressionError('has something left at its end');
    }
    return expression;
  }

  #operator(...values: string[]): string | undefined {
    const token = this.tokens_[this.#position];
    if (token?.kind === 'operator' && values.includes(token.value)) {
      this.#position += 1;
      return token.value;
    }
    return undefined;
  }

  #or(depth: number): Expression {
    let left = this.#and(depth);
    while (this.#operator('||')) {
      left = { kind: 'or', left, right: this.#and(depth) };
    }
    return left;
  }

  #and(depth: number): Expression {
    let left = this.#term(depth);
    while (this.#operator('&&')) {
      left = { kind: 'and', left, right: this.#term(depth) };
    }
    return left;
  }

  #term(depth: number): Expression {
    if (depth > maxDepth) {
      throw new ExpressionError('is nested too deeply');
    }
    if (this.#operator('(')) {
      const inner = this.#or(depth + 1);
      if (!this.#operator(')')) {
        throw new ExpressionError('has a parenthesis that is never closed');
      }
      return inner;
    }
    const left = this.#operand();
    const comparison = this.#operator('==', '!=', '=~', '!~');
    if (!comparison) {
      return { kind: 'truthy', operand: left };
    }
    const right = this.#operand();
    const isMatch = comparison === '=~' || comparison === '!~';
    // A text is taken, too.
    if (isMatch && right.kind === 'null') {
      throw new ExpressionError(`needs a pattern after ${comparison}`);
    }
    return {
      kind: comparison as '==' | '!=' | '=~' | '!~',
      left,
      right,
    };
  }

  #operand(): Operand {
    const token = this.tokens_[this.#position];
    if (!token || token.kind === 'operator') {
      throw new ExpressionError('lacks a variable, a text or a pattern');
    }
    this.#position += 1;
    return token;
  }
}

/** @throws ExpressionError */
export function parseExpression(text: string): Expression {
  if (text.length > maxLength) {
    throw new ExpressionError('is too long');
  }
  return new Parser(tokens(text)).parse();
}

/** Value of a variable; `null` where it is not set, `undefined` where that is not known. */
export type Lookup = (name: string) => string | null | undefined;

function valueOf(operand: Operand, lookup: Lookup): string | null | undefined {
  switch (operand.kind) {
    case 'variable':
      return lookup(operand.name);
    case 'text':
      return operand.value;
    default:
      return null;
  }
}

function matches(
  text: string | null | undefined,
  operand: Operand,
  lookup: Lookup,
  patterns: PatternTests,
): Tri {
  const source =
    operand.kind === 'pattern'
      ? `/${operand.source}/${operand.flags}`
      : valueOf(operand, lookup);
  if (text === undefined || source === undefined) {
    return 'unknown';
  }
  if (source === null) {
    return false;
  }
  // A variable that is not set is an empty text here.
  const looked = text ?? '';
  const pattern = /^\/(?<source>[^]+)\/(?<flags>[ims]*)$/.exec(source);
  if (!pattern) {
    // GitLab then looks for the left side in the right one.
    return source.includes(looked);
  }
  const { source: body = '', flags = '' } = pattern.groups ?? {};
  return patterns.matches(body, flags, looked);
}

/**
 * Whether a condition holds; not known where it depends on a variable that is not. A pattern that no engine understands,
 * or that takes too long, does not match.
 */
export function evaluate(
  expression: Expression,
  lookup: Lookup,
  patterns: PatternTests,
): Tri {
  switch (expression.kind) {
    case 'or':
      return or(
        evaluate(expression.left, lookup, patterns),
        evaluate(expression.right, lookup, patterns),
      );
    case 'and':
      return and(
        evaluate(expression.left, lookup, patterns),
        evaluate(expression.right, lookup, patterns),
      );
    case 'truthy': {
      const value = valueOf(expression.operand, lookup);
      return value === undefined ? 'unknown' : Boolean(value);
    }
    case '==':
    case '!=': {
      const left = valueOf(expression.left, lookup);
      const right = valueOf(expression.right, lookup);
      return left === undefined || right === undefined
        ? 'unknown'
        : (left === right) === (expression.kind === '==');
    }
    default: {
      const isMatch = matches(
        valueOf(expression.left, lookup),
        expression.right,
        lookup,
        patterns,
      );
      return expression.kind === '=~' ? isMatch : not(isMatch);
    }
  }
}
