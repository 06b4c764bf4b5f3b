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

type Value = string | null | RegExp;

interface Token {
  kind:
    | 'variable'
    | 'string'
    | 'pattern'
    | 'null'
    | 'operator'
    | 'open'
    | 'close';
  text: string;
}

const lexemes: [Token['kind'], RegExp][] = [
  ['variable', /^\$\{?([A-Za-z_]\w*)\}?/],
  ['string', /^"([^"]*)"/],
  ['string', /^'([^']*)'/],
  ['pattern', /^(\/(?:\\.|[^/\\])+\/[ims]*)/],
  ['null', /^(null)\b/],
  ['operator', /^(==|!=|=~|!~|&&|\|\|)/],
  ['open', /^(\()/],
  ['close', /^(\))/],
];

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.trim();
  while (rest) {
    let found = false;
    for (const [kind, pattern] of lexemes) {
      const match = pattern.exec(rest);
      if (match) {
        tokens.push({ kind, text: match[1] });
        rest = rest.slice(match[0].length).trim();
        found = true;
        break;
      }
    }
    if (!found) {
      throw new SyntaxError(`invalid expression syntax: ${text}`);
    }
  }
  return tokens;
}

const truthy = (value: Value) => value !== null && value !== '';

function toRegExp(text: string): RegExp {
  const match = /^\/(.*)\/([ims]*)$/s.exec(text);
  if (!match) {
    throw new SyntaxError(`not a regular expression: ${text}`);
  }
  return new RegExp(match[1], match[2]);
}

/** A recursive descent over the tokens: `||` binds weakest, then `&&`, then comparisons. */
class Expression {
  #position = 0;
  readonly #tokens: Token[];

  constructor(
    private readonly text: string,
    private readonly variables: Record<string, string>,
  ) {
    this.#tokens = tokenize(text);
  }

  evaluate(): boolean {
    const value = this.#or();
    if (this.#peek()) {
      throw this.#error();
    }
    return truthy(value);
  }

  #or(): Value {
    let left = this.#and();
    while (this.#peek()?.text === '||') {
      this.#next();
      const right = this.#and();
      left = truthy(left) ? left : right;
    }
    return left;
  }

  #and(): Value {
    let left = this.#comparison();
    while (this.#peek()?.text === '&&') {
      this.#next();
      const right = this.#comparison();
      left = truthy(left) ? right : left;
    }
    return left;
  }

  #comparison(): Value {
    const left = this.#operand();
    const operator = this.#peek()?.text ?? '';
    if (!['==', '!=', '=~', '!~'].includes(operator)) {
      return left;
    }
    this.#next();
    const right = this.#operand();
    if (operator === '==' || operator === '!=') {
      return (left === right) === (operator === '==') ? 'true' : '';
    }
    const pattern =
      right instanceof RegExp ? right : toRegExp(String(right ?? ''));
    const found = typeof left === 'string' && pattern.test(left);
    return found === (operator === '=~') ? 'true' : '';
  }

  #operand(): Value {
    const token = this.#next();
    switch (token?.kind) {
      case 'variable':
        return this.variables[token.text] ?? null;
      case 'string':
        return token.text;
      case 'pattern':
        return toRegExp(token.text);
      case 'null':
        return null;
      case 'open': {
        const value = this.#or();
        if (this.#next()?.kind !== 'close') {
          throw this.#error();
        }
        return value;
      }
      default:
        throw this.#error();
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #next(): Token | undefined {
    this.#position += 1;
    return this.#tokens[this.#position - 1];
  }

  #error(): SyntaxError {
    return new SyntaxError(`invalid expression syntax: ${this.text}`);
  }
}

/**
 * Evaluates the `if` of a CI rule: variables, strings, `null`, regular expressions, `==`, `!=`, `=~`, `!~`, `&&`, `||`
 * and parentheses. A parser; nothing of the repository is ever executed here.
 *
 * @throws SyntaxError where the text is not such an expression.
 */
export function evaluateExpression(
  text: string,
  variables: Record<string, string>,
): boolean {
  return new Expression(text, variables).evaluate();
}
