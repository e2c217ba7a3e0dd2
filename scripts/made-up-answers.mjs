// What the samples in seeds/ share: answers drawn from where a made-up company stands. Seeded by the ids of the
// criteria, so that the same rubric gives the same file.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The head of a shipped rubric and all its items. */
export function readRubric(id) {
  const file = join(root, 'rubrics', id, 'rubric.json');
  const rubric = JSON.parse(readFileSync(file, 'utf8'));
  const items = rubric.domains.flatMap(
    (name) => JSON.parse(readFileSync(join(dirname(file), name), 'utf8')).children,
  );
  return { rubric, items };
}

/** A number in 0–1 that depends on the text alone. */
const chance = (text) => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
const OPTIONS = [
  ['full', 1],
  ['mostly', 0.8],
  ['partly', 0.5],
  ['none', 0],
];
const nearest = (value) =>
  OPTIONS.reduce((best, one) => (Math.abs(one[1] - value) < Math.abs(best[1] - value) ? one : best))[0];

const twoDigits = (value) => String(value).padStart(2, '0');

/**
 * Answers to every criterion. `state`: by item, where the company stands (0–5) and the interviewer's note;
 * `notApplicable`: by prefix of ids, the reason; `prefix`: of document numbers; `years`: old and recent
 * evidence; `months`: how far into the year the evidence reaches.
 */
export function makeAnswers(items, { state, notApplicable, prefix, years: [old, recent], months = 9 }) {
  const answers = {};
  let documents = 0;
  for (const item of items) {
    const [score, note] = state[item.id];
    const noted =
      item.criteria.find((criterion) => criterion.level === Math.min(5, Math.ceil(score))) ??
      item.criteria[0];
    for (const criterion of item.criteria) {
      const { id } = criterion;
      const reason = Object.entries(notApplicable).find(([start]) => id.startsWith(start))?.[1];
      if (reason) {
        answers[id] = { notApplicable: true, reason };
        continue;
      }
      // The levels below where it stands are mostly met, those above mostly not.
      const met = Math.min(1, Math.max(0, score - criterion.level + 1)) + (chance(id) - 0.5) * 0.4;
      const option = nearest(met);
      const answer = { option };
      if (criterion === noted) answer.note = note;
      if (option === 'full' || (option === 'mostly' && chance(`e${id}`) < 0.5)) {
        const shown = criterion.evidence[0];
        const month = twoDigits(1 + Math.floor(chance(`m${id}`) * months));
        const day = twoDigits(1 + Math.floor(chance(`d${id}`) * 28));
        const year = chance(`y${id}`) < 0.25 ? old : recent;
        documents += 1;
        const reference = `资料 ${prefix}-${String(documents).padStart(3, '0')}`;
        answer.evidence = [
          { title: shown.name['zh-CN'], kind: shown.kind, reference, dated: `${year}-${month}-${day}` },
        ];
        answer.confidence = option === 'full' ? 5 : 4;
      } else if (chance(`c${id}`) < 0.3) answer.confidence = 3;
      answers[id] = answer;
    }
  }
  return answers;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code with a right check character (GB 32100-2015) from its first seventeen. */
export function creditCode(body) {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

export function writeSample(name, file) {
  writeFileSync(join(root, 'seeds/answers', name), `${JSON.stringify(file, null, 2)}\n`);
}
