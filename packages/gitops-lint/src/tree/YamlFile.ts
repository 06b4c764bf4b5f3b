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

import {
  CollectionTag,
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Node,
  Pair,
  parseAllDocuments,
  visit,
  YAMLMap,
} from 'yaml';

/** Aliases that a document may resolve to: what grows beyond is a bomb. */
const maxAliasCount = 200;

export type Path = (string | number)[];

/** One document of a file. */
export interface YamlDocument {
  file: YamlFile;
  document: Document;
  /** Plain values; `undefined` where it cannot be read. */
  value: unknown;
}

function messageOf(error: unknown): string {
  return (error as Error).message.split('\n')[0].replace(/:$/, '');
}

const tooDeep = 'It is nested too deeply.';
const maxFlowDepth = 200;
/** Lists within lists, or keys within keys, that may begin on one line. */
const maxOnLine = 50;

/** Whether its reader would run out of stack, which V8 does not always survive. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let onLine = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') {
      depth += 1;
    } else if (token === ']' || token === '}') {
      depth -= 1;
    } else if (token === '-' || token === '?') {
      onLine += 1;
    } else if (token.endsWith('\n')) {
      onLine = 0;
    }
    if (depth > maxFlowDepth || onLine > maxOnLine) {
      return true;
    }
  }
  return false;
}

const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

/** The pairs of a map by their keys, of each the first. */
function pairsOf(map: YAMLMap): Map<string, Pair> {
  let known = pairs.get(map);
  if (!known) {
    known = new Map();
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key !== undefined && !known.has(key)) {
        known.set(key, pair);
      }
    }
    pairs.set(map, known);
  }
  return known;
}

/** Keys that stand there before in their map; merges may be as many as people like. */
function repeatedKeys(document: Document): Node[] {
  const found: Node[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (isScalar(key) && key.range && key.value !== '<<') {
          if (seen.has(key.value)) {
            found.push(key);
          }
          seen.add(key.value);
        }
      }
    },
  });
  return found;
}

/** Documents of a YAML file with the lines that they stand on. It never throws. */
export class YamlFile {
  readonly documents: YamlDocument[] = [];
  /** What keeps it from being read. */
  readonly problem?: { line: number; message: string };
  /** Lines of keys that stand there before; the last one counts. */
  readonly duplicates: number[] = [];
  /** Line of a brace within a brace where a value would be: another program fills the file in. */
  readonly templateLine?: number;
  /** In characters. */
  readonly length: number;
  readonly #lines = new LineCounter();

  constructor(readonly name: string, text: string) {
    this.length = text.length;
    if (isTooDeep(text)) {
      this.problem = { line: 1, message: tooDeep };
      return;
    }
    try {
      // GitLab's own tag.
      const reference: CollectionTag = {
        tag: '!reference',
        collection: 'seq',
        resolve: sequence => sequence,
      };
      const documents = parseAllDocuments(text, {
        lineCounter: this.#lines,
        merge: true,
        customTags: [reference],
        logLevel: 'silent',
        // The parser would compare each key with each: repeatedKeys() looks once.
        uniqueKeys: false,
      });
      for (const document of documents as Document[]) {
        for (const key of repeatedKeys(document)) {
          this.duplicates.push(this.lineOfNode(key));
        }
        const [error] = document.errors;
        if (error) {
          this.problem = {
            line: this.lineOfOffset(error.pos[0]),
            message: messageOf(error).replace(/ at line \d+, column \d+$/, ''),
          };
          return;
        }
        if (text.includes('{{')) {
          this.templateLine ??= this.#templateLine(document);
        }
        this.documents.push({
          file: this,
          document,
          value: document.toJS({ maxAliasCount }),
        });
      }
    } catch (error) {
      this.problem = {
        line: 1,
        message: error instanceof RangeError ? tooDeep : messageOf(error),
      };
      this.documents.length = 0;
    }
  }

  #templateLine(document: Document): number | undefined {
    let found: Node | undefined;
    visit(document, {
      Map(_key, map) {
        if (map.flow && map.items.some(({ key }) => isMap(key) && key.flow)) {
          found = map;
          return visit.BREAK;
        }
        return undefined;
      },
    });
    return found && this.lineOfNode(found);
  }

  lineOfOffset(offset: number): number {
    return this.#lines.linePos(offset).line || 1;
  }

  /** Line of a node; of the file's first line where it stands nowhere. */
  lineOfNode(node: unknown): number {
    const range = (node as Node | undefined)?.range;
    return range ? this.lineOfOffset(range[0]) : 1;
  }

  /** Line of what stands at a path, or of the nearest thing around it. */
  lineAt(document: Document, path: Path): number {
    let node: unknown = document.contents;
    let line = this.lineOfNode(node);
    for (const key of path) {
      if (isAlias(node)) {
        node = node.resolve(document);
      }
      if (isMap(node)) {
        const pair = pairsOf(node).get(String(key));
        if (!pair) {
          return line;
        }
        line = this.lineOfNode(pair.key);
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        if (node === undefined) {
          return line;
        }
        line = this.lineOfNode(isPair(node) ? node.key : node);
      } else {
        return line;
      }
    }
    return line;
  }
}
