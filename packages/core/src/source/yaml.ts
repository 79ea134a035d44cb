// YAML text to a located tree: one document, the core schema, anchors and merge keys, and nothing that can explode.
import { Composer, isScalar, Parser } from 'yaml';
import type { CST, Document, YAMLError } from 'yaml';
import type { Problem } from '../errors/errors.ts';
import { countText } from '../format.ts';
import { convert } from './convert.ts';
import { isDeeperThan } from './depth.ts';
import { printable } from './found.ts';
import { lineStarts, spanBetween, startOf } from './lines.ts';
import type { Span } from './span.ts';
import type { Node } from './tree.ts';

/** The largest file that is read, in bytes. */
export const maxBytes = 1_000_000;
/** Maps and lists inside each other. */
const maxDepth = 64;

/** Most syntax errors that are reported of one file, since each one tends to cause the next. */
const maxFaults = 100;

/** What a file should hold, for the messages about one that does not. */
export interface Expected {
  /** 'a policy'. */
  readonly what: string;
  /** How such a file begins. */
  readonly begin: string;
  /** What to do about one that is too large. */
  readonly split: string;
}

const policy: Expected = {
  what: 'a policy',
  begin: 'the smallest policy is: version: 1, model: models/m.onnx, data: data/test.csv, label: y (a line each)',
  split: 'split it into files that extend each other',
};

/** One file: its text for code frames, its tree unless it could not be read. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly root?: Node;
  readonly problems: readonly Problem[];
}

const options = {
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Reads one YAML document; whatever is wrong with the text comes back as problems, never as an exception. */
export function parseYaml(path: string, bytes: Uint8Array, expected: Expected = policy): SourceFile {
  const fault = (code: Problem['code'], message: string, hint: string): SourceFile => ({
    path,
    text: '',
    problems: [{ code, message, hint, at: startOf(path) }],
  });
  if (bytes.length > maxBytes) {
    return fault(
      'policy/too-large',
      `the file has ${countText(bytes.length)} bytes, expected at most ${countText(maxBytes)}`,
      expected.split,
    );
  }
  const text = decode(bytes);
  if (text === undefined) {
    return fault('policy/unreadable', 'the file is not UTF-8 text', 'save it as UTF-8');
  }
  const starts = lineStarts(text);
  const { root, problems } = compose(path, text, starts, expected);
  return { path, text, problems, ...(root && { root }) };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Parsed = Pick<SourceFile, 'root' | 'problems'>;

function compose(path: string, text: string, starts: readonly number[], expected: Expected): Parsed {
  // An error at the end of the text is shown behind its last visible character.
  const last = text.trimEnd().length;
  const spanOf = (from: number, to: number): Span =>
    spanBetween(path, starts, Math.min(from, last), Math.min(to, last));
  const tokens: CST.Token[] = [...new Parser().parse(text)];
  if (isDeeperThan(tokens, maxDepth)) {
    const message = `maps and lists are nested more than ${maxDepth} levels deep`;
    return { problems: [{ code: 'policy/too-large', message, at: startOf(path), hint: 'write it flatter' }] };
  }
  const documents: Document.Parsed[] = [];
  for (const document of new Composer(options).compose(tokens, true, text.length)) {
    documents.push(document);
    if (documents.length > 1) break;
  }
  const [first, second] = documents;
  const faults = [...first!.errors, ...first!.warnings].slice(0, maxFaults);
  const problems = faults.map((fault) => syntaxProblem(fault, spanOf));
  if (second) problems.push(secondDocument(spanOf(...rangeOf(second, text))));
  if (first!.errors.length > 0) return { problems };
  if (!hasContent(first!)) return { problems: [...problems, emptyFile(path, expected)] };
  const { root, problems: more } = convert(first!.contents, spanOf);
  return { problems: [...problems, ...more], ...(root && problems.length === 0 && { root }) };
}

function hasContent({ contents }: Document.Parsed): boolean {
  return contents !== null && !(isScalar(contents) && contents.value === null);
}

function rangeOf(document: Document.Parsed, text: string): [number, number] {
  const from = Math.min(document.range[0], text.length);
  return [from, Math.min(from + 3, text.length)];
}

function secondDocument(at: Span): Problem {
  const message = 'a second document begins here, expected one document per file';
  return { code: 'policy/syntax', message, at, hint: 'remove the line --- or make it a file of its own' };
}

function emptyFile(path: string, { what, begin }: Expected): Problem {
  return {
    code: 'policy/missing-key',
    message: `the file is empty, expected ${what}`,
    at: startOf(path),
    hint: begin,
  };
}

/** Texts for the mistakes that people make most; the parser's own words for the rest. */
const plainer: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  TAB_AS_INDENT: ['a tab indents this line, expected spaces', 'replace the tab by spaces'],
  TAG_RESOLVE_FAILED: ['a tag, which cannot stand here', 'remove the tag; text, numbers, lists and maps need none'],
  BAD_DIRECTIVE: ['a directive, which cannot stand here', 'remove the line'],
};

function syntaxProblem({ code, message, pos }: YAMLError, spanOf: (from: number, to: number) => Span): Problem {
  const [text, hint] = plainer[code] ?? [
    `not valid YAML: ${message}`,
    'see that quotes, brackets and indentation agree',
  ];
  return { code: 'policy/syntax', message: printable(text), at: spanOf(pos[0], Math.max(pos[0], pos[1])), hint };
}
