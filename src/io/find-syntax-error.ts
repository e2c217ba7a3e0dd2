import { createScanner, type ScanError, type SyntaxKind } from 'jsonc-parser';

// The library's enums exist for the compiler only; it checks that these are their values.
const OPEN_BRACE: SyntaxKind.OpenBraceToken = 1;
const CLOSE_BRACE: SyntaxKind.CloseBraceToken = 2;
const OPEN_BRACKET: SyntaxKind.OpenBracketToken = 3;
const CLOSE_BRACKET: SyntaxKind.CloseBracketToken = 4;
const COMMA: SyntaxKind.CommaToken = 5;
const COLON: SyntaxKind.ColonToken = 6;
const NULL: SyntaxKind.NullKeyword = 7;
const TRUE: SyntaxKind.TrueKeyword = 8;
const FALSE: SyntaxKind.FalseKeyword = 9;
const STRING: SyntaxKind.StringLiteral = 10;
const NUMBER: SyntaxKind.NumericLiteral = 11;
const LINE_COMMENT: SyntaxKind.LineCommentTrivia = 12;
const BLOCK_COMMENT: SyntaxKind.BlockCommentTrivia = 13;
const LINE_BREAK: SyntaxKind.LineBreakTrivia = 14;
const BLANK: SyntaxKind.Trivia = 15;
const END: SyntaxKind.EOF = 17;

/** What is wrong where a text stops being JSON; words in src/locales (common.jsonSyntax). */
type SyntaxFault =
  | 'end'
  | 'comma'
  | 'trailing-comma'
  | 'colon'
  | 'key'
  | 'value'
  | 'string-end'
  | 'escape'
  | 'control'
  | 'number'
  | 'comment'
  | 'after-end'
  | 'symbol';

interface SyntaxError {
  readonly fault: SyntaxFault;
  /** Character offset in the text. */
  readonly offset: number;
  /** The beginning of what stands there; empty at the end of the text. */
  readonly found: string;
}

type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

/** Faults inside a token, by the library's numbers. */
const SCAN_FAULTS: Readonly<Record<ScanError, SyntaxFault | null>> = {
  0: null,
  1: 'comment',
  2: 'string-end',
  3: 'number',
  4: 'escape',
  5: 'escape',
  6: 'control',
};

/** A string up to the character that is at fault in it. */
const INSIDE_STRING: Partial<Record<SyntaxFault, RegExp>> = {
  control: /^("[^\u0000-\u001f]*)/,
  escape: /^("(?:[^\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*)/,
};

const LONGEST_SHOWN = 20;

/**
 * Which token may come next. It has its own stack: a text of a million brackets must not overflow the program's.
 * Each way to take a token returns what is wrong with it, or null.
 */
class Grammar {
  readonly #open: ('{' | '[')[] = [];
  #expected: Expected = 'value';

  get isComplete(): boolean {
    return this.#expected === 'end';
  }

  take(token: SyntaxKind): SyntaxFault | null {
    switch (this.#expected) {
      case 'end':
        return 'after-end';
      case 'colon':
        return token === COLON ? this.#expect('value') : 'colon';
      case 'key':
      case 'key-or-close':
        return this.#takeKey(token);
      case 'value':
      case 'value-or-close':
        return this.#takeValue(token);
      case 'comma-or-close':
        return this.#takeComma(token);
    }
  }

  #takeKey(token: SyntaxKind): SyntaxFault | null {
    if (token === STRING) return this.#expect('colon');
    if (token !== CLOSE_BRACE) return 'key';
    return this.#expected === 'key' ? 'trailing-comma' : this.#close();
  }

  #takeValue(token: SyntaxKind): SyntaxFault | null {
    switch (token) {
      case OPEN_BRACE:
        this.#open.push('{');
        return this.#expect('key-or-close');
      case OPEN_BRACKET:
        this.#open.push('[');
        return this.#expect('value-or-close');
      case STRING:
      case NUMBER:
      case TRUE:
      case FALSE:
      case NULL:
        return this.#endValue();
      case CLOSE_BRACKET:
        if (this.#open.at(-1) !== '[') return 'value';
        return this.#expected === 'value' ? 'trailing-comma' : this.#close();
      default:
        return 'value';
    }
  }

  #takeComma(token: SyntaxKind): SyntaxFault | null {
    const inside = this.#open.at(-1);
    if (token === COMMA) return this.#expect(inside === '{' ? 'key' : 'value');
    if (token === CLOSE_BRACE) return inside === '{' ? this.#close() : 'symbol';
    if (token === CLOSE_BRACKET) return inside === '[' ? this.#close() : 'symbol';
    return 'comma';
  }

  #close(): null {
    this.#open.pop();
    return this.#endValue();
  }

  #endValue(): null {
    return this.#expect(this.#open.length === 0 ? 'end' : 'comma-or-close');
  }

  #expect(next: Expected): null {
    this.#expected = next;
    return null;
  }
}

/** The first place where a text is not JSON, or null. Later ones are mostly echoes of the first. */
export function findSyntaxError(text: string): SyntaxError | null {
  const scanner = createScanner(text, false);
  const grammar = new Grammar();
  let comma = 0;

  const fail = (fault: SyntaxFault, offset = scanner.getTokenOffset()): SyntaxError => ({
    fault,
    offset,
    found: text.slice(offset, offset + Math.min(scanner.getTokenLength(), LONGEST_SHOWN)),
  });

  while (true) {
    const token = scanner.scan();
    const start = scanner.getTokenOffset();
    const scanFault = SCAN_FAULTS[scanner.getTokenError()];
    if (scanFault !== null) {
      const written = text.slice(start, start + scanner.getTokenLength());
      return fail(scanFault, start + (INSIDE_STRING[scanFault]?.exec(written)?.[1]?.length ?? 0));
    }
    if (token === BLANK || token === LINE_BREAK) continue;
    if (token === LINE_COMMENT || token === BLOCK_COMMENT) return fail('comment');
    if (token === END) return grammar.isComplete ? null : fail('end', text.length);
    const fault = grammar.take(token);
    if (fault !== null) return fail(fault, fault === 'trailing-comma' ? comma : start);
    if (token === COMMA) comma = start;
  }
}
