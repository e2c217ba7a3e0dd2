import type { IndexedOptions, RubricIndex } from '../../core/index-rubric.ts';
import { NOT_APPLICABLE, UNANSWERED } from '../../core/ratings.ts';
import { EVIDENCE_KINDS } from '../../core/rubric.ts';
import {
  CLOSE,
  CLOSE_LIST,
  COLON,
  COMMA,
  type Literal,
  literalOf,
  matches,
  OPEN,
  OPEN_LIST,
  QUOTE,
  quoted,
  ZERO,
} from './bytes.ts';
import { hasInk, scanDate, scanText } from './scan-text.ts';

/** The answers of a file, read straight from its bytes. */
export interface ScannedAnswers {
  /** Past the bracket that closes them. */
  readonly end: number;
  /** By position of the criterion: as Ratings.codes. Valid until the next file is scanned. */
  readonly codes: Uint8Array;
  /**
   * The answers that say more than which option they choose, as they stand in the file: a JSON object in UTF-8, null
   * when there are none. Valid until the next file is scanned.
   */
  readonly rest: Uint8Array | null;
}

// The fields of an answer, as bits.
const OPTION = 1;
const NOT_APPLICABLE_FIELD = 2;
const REASON = 4;
const NOTE = 8;
const CONFIDENCE = 16;
const EVIDENCE = 32;

// The fields of a piece of evidence.
const TITLE = 1;
const KIND = 2;
const REFERENCE = 4;
const DATED = 8;

interface Field {
  readonly bit: number;
  readonly key: Literal;
  /** The first four bytes of the key, quote included: enough to pass over most others. */
  readonly beginning: number;
}

function field(name: string, bit: number): Field {
  const key = quoted(name);
  return { bit, key, beginning: key.words[0] ?? 0 };
}

const ANSWER_FIELDS = [
  field('option', OPTION),
  field('confidence', CONFIDENCE),
  field('evidence', EVIDENCE),
  field('note', NOTE),
  field('notApplicable', NOT_APPLICABLE_FIELD),
  field('reason', REASON),
];
const EVIDENCE_FIELDS = [
  field('title', TITLE),
  field('kind', KIND),
  field('reference', REFERENCE),
  field('dated', DATED),
];
const KINDS = EVIDENCE_KINDS.map(quoted);
const TRUE = literalOf('true');

/**
 * The limits of the schema, in bytes where the schema counts characters: a longer text may still be allowed, and
 * is left to the long way round.
 */
const MOST = { option: 80, reason: 5000, note: 20_000, title: 500, reference: 1000, evidence: 200 };

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const FOUR_SPACES = 0x20202020;

/** How far behind the end of a file may be read, by whoever compares words. */
const BEYOND = 1024;

/** Ids are much shorter. */
const LONGEST_ID = 500;

interface Choice {
  readonly code: number;
  readonly text: Literal;
}

/**
 * Reads the answers object of a file byte by byte, for one rubric: JSON, schema and what check-response asks of
 * answers, in one pass without building a value. It knows the shapes that nearly every file has and gives up on
 * anything else, wrong or only unusual, which then goes the long way round by parseJson and parseAnswers. What it
 * takes, they take too, and they read the same from it (test/io/scan-answers holds it to that).
 */
export class AnswersScanner {
  readonly #ids: readonly Literal[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #choices: readonly (readonly Choice[])[];
  readonly #seen: Int32Array;
  #round = 0;
  readonly #codes: Uint8Array;
  /** Whether the answer last scanned says more than which option it chooses. */
  #saysMore = false;
  /** The file, with a 0 behind it, so that reading at its end is never reading beyond. */
  #bytes = new Uint8Array(1 << 17);
  #view = new DataView(this.#bytes.buffer);
  #today = 0;

  constructor(index: RubricIndex) {
    this.#ids = index.criteria.map(({ criterion }) => quoted(criterion.id));
    this.#positions = new Map(index.criteria.map(({ criterion, position }) => [criterion.id, position]));
    const bySet = new Map<IndexedOptions, readonly Choice[]>();
    this.#choices = index.criteria.map(({ options }) => {
      const known = bySet.get(options);
      const choices = known ?? this.#readChoices(options);
      if (known === undefined) bySet.set(options, choices);
      return choices;
    });
    this.#seen = new Int32Array(index.criteria.length);
    this.#codes = new Uint8Array(index.criteria.length);
  }

  #readChoices({ numbers }: IndexedOptions): Choice[] {
    return [...numbers]
      .map(([id, code]) => ({ code, text: quoted(id) }))
      .filter(({ code, text }) => code < NOT_APPLICABLE && text.length <= MOST.option);
  }

  /** Reads the object that begins at `start`; null when any of it has to be looked at more closely. `today`: ISO date. */
  scan(file: Uint8Array, start: number, today: string): ScannedAnswers | null {
    if (this.#bytes.length < file.length + BEYOND) {
      this.#bytes = new Uint8Array(file.length * 2 + BEYOND);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(file);
    this.#bytes[file.length] = 0;
    this.#today = Number(today.replaceAll('-', ''));
    this.#round += 1;
    this.#codes.fill(UNANSWERED);
    this.#restEnd = start;
    const end = this.#scanAnswers(start);
    return end === -1 ? null : { end, codes: this.#codes, rest: this.#takeRest(start) };
  }

  #restEnd = 0;

  /**
   * Moves an entry of the answers object to those before it that say more than an option. They lie where the object
   * began, in the place of what has been scanned already: there is always as much room as they take.
   */
  #keepEntry(start: number, end: number): void {
    this.#bytes[this.#restEnd] = COMMA;
    this.#bytes.copyWithin(this.#restEnd + 1, start, end);
    this.#restEnd += 1 + end - start;
  }

  #takeRest(start: number): Uint8Array | null {
    if (this.#restEnd === start) return null;
    this.#bytes[start] = OPEN;
    this.#bytes[this.#restEnd] = CLOSE;
    return this.#bytes.subarray(start, this.#restEnd + 1);
  }

  #scanAnswers(start: number): number {
    const bytes = this.#bytes;
    const codes = this.#codes;
    let at = this.#skip(start + 1);
    if (bytes[at] === CLOSE) return at + 1;
    for (let expected = 0; ; ) {
      const entry = at;
      const id = this.#ids[expected];
      let position = expected;
      if (id !== undefined && matches(this.#view, at, id)) at += id.length;
      else {
        position = this.#findPosition(at);
        if (position === -1) return -1;
        at += (this.#ids[position] as Literal).length;
      }
      // Twice the same criterion: the long way round says where.
      if (this.#seen[position] === this.#round) return -1;
      this.#seen[position] = this.#round;
      at = this.#skip(at);
      if (bytes[at] !== COLON) return -1;
      at = this.#skip(at + 1);
      if (bytes[at] === QUOTE) {
        const choice = this.#findChoice(at, position);
        if (choice === null) return -1;
        codes[position] = choice.code;
        at += choice.text.length;
      } else {
        at = this.#scanAnswer(at, position);
        if (at === -1) return -1;
        if (this.#saysMore) this.#keepEntry(entry, at);
      }
      at = this.#skip(at);
      if (bytes[at] === CLOSE) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = this.#skip(at + 1);
      expected = position + 1;
    }
  }

  /** Past the answer object at `at`, its code set; −1 when it has to be looked at more closely. */
  #scanAnswer(start: number, position: number): number {
    const bytes = this.#bytes;
    const codes = this.#codes;
    if (bytes[start] !== OPEN) return -1;
    let at = this.#skip(start + 1);
    let found = 0;
    for (;;) {
      const bit = this.#findField(ANSWER_FIELDS, at);
      if (bit === 0 || (found & bit) !== 0) return -1;
      found |= bit;
      at = this.#skip(at + this.#keyLength);
      if (bytes[at] !== COLON) return -1;
      at = this.#skip(at + 1);
      if (bit === OPTION) {
        const choice = this.#findChoice(at, position);
        if (choice === null) return -1;
        codes[position] = choice.code;
        at += choice.text.length;
      } else {
        at = this.#scanRemark(bit, at);
        if (at === -1) return -1;
      }
      at = this.#skip(at);
      if (bytes[at] === CLOSE) break;
      if (bytes[at] !== COMMA) return -1;
      at = this.#skip(at + 1);
    }
    const applies = (found & NOT_APPLICABLE_FIELD) === 0;
    // A reason belongs to what does not apply, and neither goes with an option.
    if (applies !== ((found & REASON) === 0) || (!applies && (found & OPTION) !== 0)) return -1;
    if (!applies) codes[position] = NOT_APPLICABLE;
    this.#saysMore = found !== OPTION;
    return at + 1;
  }

  #scanRemark(bit: number, at: number): number {
    const bytes = this.#bytes;
    switch (bit) {
      case NOTE:
        return this.#scanText(at, MOST.note, 'many');
      case REASON: {
        const end = this.#scanText(at, MOST.reason, 'many');
        return end !== -1 && hasInk(bytes, at + 1, end - 1) ? end : -1;
      }
      case CONFIDENCE: {
        const value = (bytes[at] as number) - ZERO;
        // What may follow a single digit: another digit, a point or an exponent would not be found here later.
        return value >= 1 && value <= 5 ? at + 1 : -1;
      }
      case EVIDENCE:
        return this.#scanEvidenceList(at);
      default:
        return matches(this.#view, at, TRUE) ? at + TRUE.length : -1;
    }
  }

  #scanText(at: number, most: number, lines: 'one' | 'many'): number {
    if (this.#bytes[at] !== QUOTE) return -1;
    const end = scanText(this.#bytes, at + 1, lines);
    return end - at - 2 > most ? -1 : end;
  }

  #scanEvidenceList(start: number): number {
    const bytes = this.#bytes;
    if (bytes[start] !== OPEN_LIST) return -1;
    let at = this.#skip(start + 1);
    if (bytes[at] === CLOSE_LIST) return at + 1;
    for (let count = 1; count <= MOST.evidence; count += 1) {
      at = this.#scanEvidence(at);
      if (at === -1) return -1;
      at = this.#skip(at);
      if (bytes[at] === CLOSE_LIST) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = this.#skip(at + 1);
    }
    return -1;
  }

  #scanEvidence(start: number): number {
    const bytes = this.#bytes;
    if (bytes[start] !== OPEN) return -1;
    let at = this.#skip(start + 1);
    let found = 0;
    for (;;) {
      const bit = this.#findField(EVIDENCE_FIELDS, at);
      if (bit === 0 || (found & bit) !== 0) return -1;
      found |= bit;
      at = this.#skip(at + this.#keyLength);
      if (bytes[at] !== COLON) return -1;
      at = this.#scanEvidenceField(bit, this.#skip(at + 1));
      if (at === -1) return -1;
      at = this.#skip(at);
      if (bytes[at] === CLOSE) return (found & TITLE) === 0 ? -1 : at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = this.#skip(at + 1);
    }
  }

  #scanEvidenceField(bit: number, at: number): number {
    const bytes = this.#bytes;
    if (bit === KIND) {
      for (const kind of KINDS) if (matches(this.#view, at, kind)) return at + kind.length;
      return -1;
    }
    if (bit === DATED) return bytes[at] === QUOTE ? scanDate(bytes, at + 1, this.#today) : -1;
    const end = this.#scanText(at, bit === TITLE ? MOST.title : MOST.reference, 'one');
    // Neither may be empty.
    return end === at + 2 ? -1 : end;
  }

  /** The option whose text begins at `at`; null when it is none of this criterion's. */
  #findChoice(at: number, position: number): Choice | null {
    const choices = this.#choices[position] as readonly Choice[];
    for (let place = 0; place < choices.length; place += 1) {
      const choice = choices[place] as Choice;
      if (matches(this.#view, at, choice.text)) return choice;
    }
    return null;
  }

  #keyLength = 0;

  /** The bit of the field whose key begins at `at`, 0 when there is no such field. */
  #findField(fields: readonly Field[], at: number): number {
    const view = this.#view;
    const beginning = view.getInt32(at, true);
    for (let place = 0; place < fields.length; place += 1) {
      const { beginning: own, key, bit } = fields[place] as Field;
      if (own !== beginning || !matches(view, at, key)) continue;
      this.#keyLength = key.length;
      return bit;
    }
    return 0;
  }

  /** The position of the criterion whose id begins at `at`; −1 when there is none. */
  #findPosition(at: number): number {
    const bytes = this.#bytes;
    if (bytes[at] !== QUOTE) return -1;
    let end = at + 1;
    while ((bytes[end] as number) >= 0x20 && bytes[end] !== QUOTE && end - at <= LONGEST_ID) end += 1;
    const id = String.fromCharCode(...bytes.subarray(at + 1, end));
    const position = this.#positions.get(id) ?? -1;
    // Ids are ASCII; one that is not came out of the bytes wrong, and is not found.
    return position !== -1 && matches(this.#view, at, this.#ids[position] as Literal) ? position : -1;
  }

  /** Past white space. */
  #skip(start: number): number {
    const bytes = this.#bytes;
    let byte = bytes[start] as number;
    if (byte > SPACE) return start;
    const view = this.#view;
    let at = start;
    while (byte === SPACE || byte === LINE_FEED || byte === 0x0d || byte === 0x09) {
      at += 1;
      // Indentation: mostly spaces by the half dozen.
      if (byte === LINE_FEED) while (view.getInt32(at, true) === FOUR_SPACES) at += 4;
      byte = bytes[at] as number;
    }
    return at;
  }
}
