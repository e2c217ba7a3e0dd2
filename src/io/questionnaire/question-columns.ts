import type { Questionnaire } from '../../core/questionnaire.ts';
import { EVIDENCE_PARTS, type EvidencePart, evidenceHeading, HEADINGS } from './form-words.ts';

/** A column of a sheet of questions. */
export interface QuestionColumn {
  readonly name: keyof typeof HEADINGS | 'item' | EvidencePart;
  /** Which piece of evidence it belongs to, from 0. */
  readonly piece: number | null;
  readonly heading: string;
  /** In characters; Chinese counts two. */
  readonly width: number;
}

const WIDTHS: Readonly<Record<QuestionColumn['name'], number>> = {
  id: 5,
  item: 15,
  level: 6,
  question: 48,
  look: 32,
  answer: 20,
  reason: 22,
  note: 30,
  confidence: 16,
  title: 26,
  kind: 12,
  reference: 18,
  dated: 13,
};

/** The columns in the order in which they are filled in. */
export function listColumns({ language, words }: Questionnaire, pieces: number): readonly QuestionColumn[] {
  const column = (name: QuestionColumn['name'], heading: string, piece: number | null): QuestionColumn => ({
    name,
    piece,
    heading,
    width: WIDTHS[name],
  });
  const own = (name: keyof typeof HEADINGS) => column(name, HEADINGS[name][language], null);
  return [
    own('id'),
    column('item', words.item, null),
    own('level'),
    own('question'),
    own('look'),
    own('answer'),
    own('reason'),
    own('note'),
    own('confidence'),
    ...Array.from({ length: pieces }, (_, piece) => piece).flatMap((piece) =>
      EVIDENCE_PARTS.map((part) => column(part, evidenceHeading(piece + 1, part, language), piece)),
    ),
  ];
}
