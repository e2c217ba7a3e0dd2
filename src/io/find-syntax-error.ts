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
 * The first place where a text is not JSON, or null. Later ones are mostly echoes of the first. Walks with its own
 * stack: a text of a million brackets must not overflow the program's.
 */
export function findSyntaxError(text: string): SyntaxError | null {
  const scanner = createScanner(text, false);
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let comma = 0;

  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'comma-or-close');
  const fail = (fault: SyntaxFault, offset = scanner.getTokenOffset()): SyntaxError => ({
    fault,
    offset,
    found: text.slice(offset, offset + Math.min(scanner.getTokenLength(), LONGEST_SHOWN)),
  });

  function close(bracket: '{' | '['): boolean {
    if (open.at(-1) !== bracket) return false;
    open.pop();
    return true;
  }

  while (true) {
    const token = scanner.scan();
    const scanFault = SCAN_FAULTS[scanner.getTokenError()];
    if (scanFault !== null) {
      const start = scanner.getTokenOffset();
      const token = text.slice(start, start + scanner.getTokenLength());
      return fail(scanFault, start + (INSIDE_STRING[scanFault]?.exec(token)?.[1]?.length ?? 0));
    }
    switch (token) {
      case BLANK:
      case LINE_BREAK:
        continue;
      case LINE_COMMENT:
      case BLOCK_COMMENT:
        return fail('comment');
      case END:
        return expected === 'end' ? null : fail('end', text.length);
    }
    if (expected === 'end') return fail('after-end');
    const isClosing = token === CLOSE_BRACE || token === CLOSE_BRACKET;
    switch (expected) {
      case 'comma-or-close':
        if (token === COMMA) {
          comma = scanner.getTokenOffset();
          expected = open.at(-1) === '{' ? 'key' : 'value';
        } else if (isClosing && close(token === CLOSE_BRACE ? '{' : '[')) expected = afterValue();
        else return fail(isClosing ? 'symbol' : 'comma');
        continue;
      case 'colon':
        if (token !== COLON) return fail('colon');
        expected = 'value';
        continue;
      case 'key':
      case 'key-or-close':
        if (token === STRING) expected = 'colon';
        else if (token === CLOSE_BRACE && expected === 'key-or-close') {
          open.pop();
          expected = afterValue();
        } else return token === CLOSE_BRACE ? fail('trailing-comma', comma) : fail('key');
        continue;
      case 'value':
      case 'value-or-close':
        switch (token) {
          case OPEN_BRACE:
            open.push('{');
            expected = 'key-or-close';
            continue;
          case OPEN_BRACKET:
            open.push('[');
            expected = 'value-or-close';
            continue;
          case STRING:
          case NUMBER:
          case TRUE:
          case FALSE:
          case NULL:
            expected = afterValue();
            continue;
          case CLOSE_BRACKET:
            if (open.at(-1) !== '[') return fail('value');
            if (expected === 'value') return fail('trailing-comma', comma);
            open.pop();
            expected = afterValue();
            continue;
          default:
            return fail('value');
        }
    }
  }
}
