import { isDate } from '../../core/check-date.ts';
import type { Evidence } from '../../core/response.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../core/rubric.ts';
import { today } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { askText } from '../prompts/ask-text.ts';
import { choose } from '../prompts/choose.ts';
import type { Choice } from '../prompts/filter-choices.ts';
import type { Desk } from './desk.ts';
import type { RemarkChanges } from './interview.ts';

/** The longest texts that an answer file may hold. */
const LONGEST = { note: 20_000, reason: 5000, title: 500, reference: 1000 } as const;

/** The question that the remark is about, so that it stays in sight. */
function questionText(desk: Desk): string {
  const { current } = desk.interview;
  return desk.say(current.kind === 'criterion' ? current.entry.criterion.text : current.item.node.name);
}

async function saveRemark(desk: Desk, changes: RemarkChanges): Promise<boolean> {
  const { interview, context } = desk;
  if (!(await desk.save(() => interview.remark(interview.current, changes)))) return false;
  desk.notice = { tone: 'good', text: context.t('assess.notices.remarkSaved') };
  return true;
}

/** What was typed but could not be saved, and why. */
interface Unsaved<Value> {
  readonly value: Value;
  readonly problem: string;
}

/**
 * Asks until what was typed is saved, with it still there when saving failed: a note may be a page long.
 * False when the user turns back.
 */
async function askAndSave<Value>(
  desk: Desk,
  ask: (unsaved: Unsaved<Value> | null) => Promise<Value | null>,
  save: (value: Value) => Promise<boolean>,
): Promise<boolean> {
  let unsaved: Unsaved<Value> | null = null;
  for (;;) {
    const value: Value | null = await ask(unsaved);
    if (value === null) return false;
    if (await save(value)) return true;
    unsaved = { value, problem: desk.notice?.text ?? '' };
  }
}

/** How a text prompt begins: with what could not be saved, or else with what is stored. */
const beginWith = (unsaved: Unsaved<string> | null, stored: string) =>
  unsaved === null ? { initial: stored } : { initial: unsaved.value, problem: unsaved.problem };

export async function askNote(desk: Desk): Promise<void> {
  const { t } = desk.context;
  const { interview } = desk;
  await askAndSave<string>(
    desk,
    (unsaved) =>
      askText(desk.context, {
        message: t('assess.ask.noteAbout', { question: questionText(desk) }),
        ...beginWith(unsaved, interview.answers.get(interview.current.id)?.note ?? ''),
        hint: t('assess.ask.noteHint'),
        multiline: true,
        maximum: LONGEST.note,
        cancel: true,
      }),
    (note) => saveRemark(desk, { note }),
  );
}

/** Asks why the question does not apply; true when that was saved as its answer. */
export async function askNotApplicable(desk: Desk): Promise<boolean> {
  const { t } = desk.context;
  const { interview } = desk;
  const { current } = interview;
  const before = interview.answers.get(current.id);
  const stored = before !== undefined && 'notApplicable' in before ? before.reason : '';
  return askAndSave<string>(
    desk,
    (unsaved) =>
      askText(desk.context, {
        message: t('assess.ask.reason', { question: questionText(desk) }),
        ...beginWith(unsaved, stored),
        hint: t('assess.ask.reasonHint'),
        maximum: LONGEST.reason,
        check: (text) => (text === '' ? t('assess.ask.reasonMissing') : null),
        cancel: true,
      }),
    async (reason) => {
      if (!(await desk.save(() => interview.rate(current, { notApplicable: true, reason })))) return false;
      const answer = t('assess.notApplicable', { reason: cleanLine(reason) });
      desk.notice = { tone: 'good', text: t('assess.notices.saved', { at: current.position + 1, answer }) };
      return true;
    },
  );
}

export async function askConfidence(desk: Desk): Promise<void> {
  const { t } = desk.context;
  const { interview } = desk;
  const words = ['one', 'two', 'three', 'four', 'five'] as const;
  const confidence = await choose<number>(desk.context, {
    message: t('assess.ask.confidence'),
    choices: [
      ...words.map((word, at) => ({ value: at + 1, name: t(`assess.ask.confidences.${word}`) })),
      { value: 0, name: t('assess.ask.noConfidence') },
    ],
    initial: interview.answers.get(interview.current.id)?.confidence ?? 0,
    cancel: true,
  });
  if (confidence === null) return;
  await saveRemark(desk, { confidence: confidence === 0 ? undefined : confidence });
}

/** Evidence as it is asked for, field by field; null when the user turns back. */
async function askEvidenceFields(
  desk: Desk,
  stored: Partial<Evidence>,
  unsaved: Unsaved<Evidence> | null,
): Promise<Evidence | null> {
  const before = unsaved?.value ?? stored;
  const { context } = desk;
  const { t } = context;
  const title = await askText(context, {
    message: t('assess.ask.evidenceTitle'),
    initial: before.title ?? '',
    ...(unsaved !== null && { problem: unsaved.problem }),
    maximum: LONGEST.title,
    check: (text) => (text === '' ? t('assess.ask.evidenceTitleMissing') : null),
    cancel: true,
  });
  if (title === null) return null;
  const kind = await choose<EvidenceKind | null>(context, {
    message: t('assess.ask.evidenceKind'),
    choices: [
      ...EVIDENCE_KINDS.map((value) => ({ value, name: t(`assess.evidenceKinds.${value}`) })),
      { value: null, name: t('assess.enterprise.skip') },
    ],
    initial: before.kind ?? null,
  });
  const reference = await askText(context, {
    message: t('assess.ask.evidenceReference'),
    initial: before.reference ?? '',
    hint: t('assess.enterprise.optional'),
    maximum: LONGEST.reference,
    cancel: true,
  });
  if (reference === null) return null;
  const day = today(context);
  const dated = await askText(context, {
    message: t('assess.ask.evidenceDate'),
    initial: before.dated ?? '',
    hint: t('assess.enterprise.optional'),
    check: (text) => {
      if (text === '') return null;
      if (!isDate(text)) return t('problems.date-invalid', { date: text });
      return text > day ? t('problems.date-future', { date: text, today: day }) : null;
    },
    cancel: true,
  });
  if (dated === null) return null;
  return {
    title,
    ...(kind !== null && { kind }),
    ...(reference !== '' && { reference }),
    ...(dated !== '' && { dated }),
  };
}

/** What to do in the list of evidence. */
type EvidenceChoice =
  | { readonly type: 'add'; readonly from: Partial<Evidence> }
  | { readonly type: 'edit'; readonly at: number }
  | { readonly type: 'done' };

function listEvidenceChoices(desk: Desk, given: readonly Evidence[]): Choice<EvidenceChoice>[] {
  const { t } = desk.context;
  const { current } = desk.interview;
  const suggested = current.kind === 'criterion' ? (current.entry.criterion.evidence ?? []) : [];
  const titles = new Set(given.map(({ title }) => title));
  return [
    ...given.map(({ title }, at) => ({
      value: { type: 'edit' as const, at },
      name: t('assess.ask.evidenceAdded', { title: cleanLine(title) }),
    })),
    ...suggested
      .map(({ kind, name }) => ({ kind, title: desk.say(name) }))
      .filter(({ title }) => !titles.has(title))
      .map(({ kind, title }) => ({
        value: { type: 'add' as const, from: { kind, title } },
        name: t('assess.ask.evidenceSuggested', { title, kind: t(`assess.evidenceKinds.${kind}`) }),
      })),
    { value: { type: 'add' as const, from: {} }, name: t('assess.ask.evidenceOther') },
    { value: { type: 'done' as const }, name: t('assess.ask.evidenceDone') },
  ];
}

async function changeEvidence(desk: Desk, given: readonly Evidence[], at: number): Promise<void> {
  const { t } = desk.context;
  const before = given[at];
  if (before === undefined) return;
  const action = await choose<'change' | 'remove'>(desk.context, {
    message: cleanLine(before.title),
    choices: [
      { value: 'change', name: t('assess.ask.change') },
      { value: 'remove', name: t('assess.ask.remove') },
    ],
    cancel: true,
  });
  if (action === null) return;
  const replace = (...after: Evidence[]) =>
    saveRemark(desk, { evidence: [...given.slice(0, at), ...after, ...given.slice(at + 1)] });
  if (action === 'remove') await replace();
  else await askAndSave<Evidence>(desk, (unsaved) => askEvidenceFields(desk, before, unsaved), replace);
}

/** The list of evidence for the question: what is given, what the rubric suggests; each change is saved at once. */
export async function askEvidence(desk: Desk): Promise<void> {
  const { interview, context } = desk;
  for (;;) {
    const given = interview.answers.get(interview.current.id)?.evidence ?? [];
    const choice = await choose(context, {
      message: context.t('assess.ask.evidence', { question: questionText(desk) }),
      choices: listEvidenceChoices(desk, given),
      cancel: true,
    });
    if (choice === null || choice.type === 'done') return;
    if (choice.type === 'edit') await changeEvidence(desk, given, choice.at);
    else
      await askAndSave<Evidence>(
        desk,
        (unsaved) => askEvidenceFields(desk, choice.from, unsaved),
        (added) => saveRemark(desk, { evidence: [...given, added] }),
      );
    if (desk.notice?.tone === 'bad') return;
  }
}
