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

/** A state of the automaton that a pattern is compiled to. */
export interface State {
  /** States that are reached without a character. */
  free: State[];
  /** The state that one character leads to. */
  edge?: { matches: (character: string) => boolean; to: State };
}

const newState = (): State => ({ free: [] });

/** Each character of a text is tried with each of the pattern, so longer ones are nobody's. */
const maxPatternLength = 1_000;

/** Braces within braces; deeper ones are nobody's. */
const maxDepth = 20;

/** The pattern cannot be read. */
class PatternError extends Error {}

class Compiler {
  readonly #characters: string[];
  #position = 0;

  /** @param isPath - one star, `?` and sets keep to one name between slashes; two stars do not */
  constructor(
    pattern: string,
    private readonly separator: string | undefined,
    private readonly isPath: boolean,
  ) {
    this.#characters = [...pattern];
  }

  compile(): { start: State; end: State } {
    const start = newState();
    return { start, end: this.#sequence(start, 0) };
  }

  /** Appends everything up to the end of the pattern or, within braces, of the alternative. */
  #sequence(start: State, depth: number): State {
    let state = start;
    while (this.#position < this.#characters.length) {
      const character = this.#characters[this.#position];
      if (depth > 0 && (character === ',' || character === '}')) {
        return state;
      }
      this.#position += 1;
      state = this.#append(state, character, depth);
    }
    if (depth > 0) {
      throw new PatternError('A brace is not closed.');
    }
    return state;
  }

  #append(state: State, character: string, depth: number): State {
    switch (character) {
      case '*':
        return this.#star(state);
      case '?':
        return this.#one(state, other => this.#isWithin(other));
      case '[': {
        const matches = this.#set();
        return this.#one(
          state,
          other => (!this.isPath || this.#isWithin(other)) && matches(other),
        );
      }
      case '{':
        return this.#alternatives(state, depth + 1);
      case '\\': {
        const escaped = this.#next();
        return this.#one(state, other => other === escaped);
      }
      default:
        return this.#one(state, other => other === character);
    }
  }

  #one(state: State, matches: (character: string) => boolean): State {
    const to = newState();
    state.edge = { matches, to };
    return this.#freed(to);
  }

  /** A state of its own after each step, so that no state has two edges. */
  #freed(state: State): State {
    const after = newState();
    state.free.push(after);
    return after;
  }

  #star(state: State): State {
    const begin = this.#position;
    while (this.#characters[this.#position] === '*') {
      this.#position += 1;
    }
    const isDeep = this.#position > begin;
    const loop = this.#freed(state);
    loop.edge = {
      matches: other => isDeep || this.#isWithin(other),
      to: loop,
    };
    const end = this.#freed(loop);
    if (!this.isPath || !isDeep || this.#characters[this.#position] !== '/') {
      return end;
    }
    // Folders of any depth, with the slash after them, or none at all.
    this.#position += 1;
    const below = this.#one(end, other => other === '/');
    state.free.push(below);
    return below;
  }

  #isWithin(character: string): boolean {
    return character !== this.separator;
  }

  #alternatives(state: State, depth: number): State {
    if (depth > maxDepth) {
      throw new PatternError('Braces are nested too deeply.');
    }
    const end = newState();
    for (;;) {
      this.#sequence(this.#freed(state), depth).free.push(end);
      if (this.#next() === '}') {
        return end;
      }
    }
  }

  #set(): (character: string) => boolean {
    const isNegated = ['!', '^'].includes(this.#characters[this.#position]);
    if (isNegated) {
      this.#position += 1;
    }
    const ranges: [string, string][] = [];
    let character = this.#next();
    do {
      const from = character === '\\' ? this.#next() : character;
      let to = from;
      if (
        this.#characters[this.#position] === '-' &&
        this.#characters[this.#position + 1] !== ']'
      ) {
        this.#position += 1;
        to = this.#next();
      }
      ranges.push([from, to]);
      character = this.#next();
    } while (character !== ']');
    return other =>
      ranges.some(([from, to]) => from <= other && other <= to) !== isNegated;
  }

  #next(): string {
    const character = this.#characters[this.#position];
    if (character === undefined) {
      throw new PatternError('The pattern ends too early.');
    }
    this.#position += 1;
    return character;
  }
}

/** Compiles a pattern to an automaton with at most a few states per character; `undefined` where it cannot be read. */
export function compileGlob(
  pattern: string,
  separator?: string,
  isPath = false,
): { start: State; end: State } | undefined {
  if (pattern.length > maxPatternLength) {
    return undefined;
  }
  try {
    return new Compiler(pattern, separator, isPath).compile();
  } catch (error) {
    if (error instanceof PatternError) {
      return undefined;
    }
    throw error;
  }
}
