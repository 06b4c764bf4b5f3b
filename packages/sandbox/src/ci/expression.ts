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
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position];
  const next = () => {
    position += 1;
    return tokens[position - 1];
  };

  const or = (): Value => {
    let left = and();
    while (peek()?.text === '||') {
      next();
      const right = and();
      left = truthy(left) ? left : right;
    }
    return left;
  };
  const and = (): Value => {
    let left = comparison();
    while (peek()?.text === '&&') {
      next();
      const right = comparison();
      left = truthy(left) ? right : left;
    }
    return left;
  };
  const comparison = (): Value => {
    const left = operand();
    const operator = peek()?.text ?? '';
    if (!['==', '!=', '=~', '!~'].includes(operator)) {
      return left;
    }
    next();
    const right = operand();
    if (operator === '==' || operator === '!=') {
      return (left === right) === (operator === '==') ? 'true' : '';
    }
    const pattern =
      right instanceof RegExp ? right : toRegExp(String(right ?? ''));
    const found = typeof left === 'string' && pattern.test(left);
    return found === (operator === '=~') ? 'true' : '';
  };
  const operand = (): Value => {
    const token = next();
    switch (token?.kind) {
      case 'variable':
        return variables[token.text] ?? null;
      case 'string':
        return token.text;
      case 'pattern':
        return toRegExp(token.text);
      case 'null':
        return null;
      case 'open': {
        const value = or();
        if (next()?.kind !== 'close') {
          throw new SyntaxError(`a parenthesis is not closed in: ${text}`);
        }
        return value;
      }
      default:
        throw new SyntaxError(`invalid expression syntax: ${text}`);
    }
  };

  const result = or();
  if (position < tokens.length) {
    throw new SyntaxError(`invalid expression syntax: ${text}`);
  }
  return truthy(result);
}

type Value = string | null | RegExp;

interface Token {
  kind: 'variable' | 'string' | 'pattern' | 'null' | 'operator' | 'open' | 'close';
  text: string;
}

const truthy = (value: Value) => value !== null && value !== '';

function toRegExp(text: string): RegExp {
  const match = /^\/(.*)\/([ims]*)$/s.exec(text);
  if (!match) {
    throw new SyntaxError(`not a regular expression: ${text}`);
  }
  return new RegExp(match[1], match[2]);
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
