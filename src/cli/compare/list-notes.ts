import type { Policies } from '../../core/rubric.ts';
import type { Translate } from '../../locales/translate.ts';
import type { ComparisonReport } from '../../report/comparison/comparison-report.ts';
import { formatScore } from '../output/format-score.ts';
import { formatSigned } from './format-change.ts';

/** That A is the later one of two dated assessments of one enterprise. */
function noteOrder({ sameEnterprise, before, after }: ComparisonReport, t: Translate): string[] {
  const [a, b] = [before.assessedOn, after.assessedOn];
  return sameEnterprise && a !== null && b !== null && a > b ? [t('compare.notes.backwards')] : [];
}

/** Which rules differ, and how much of the change they make. */
function noteRules(
  { before, after, otherRules, score, causes }: ComparisonReport,
  policies: Policies,
  t: Translate,
): string[] {
  const { rubric, profile, scoring } = otherRules;
  if (!rubric && !profile && !scoring) return [];
  const [a, b] = [before.rubric, after.rubric];
  const none = t('compare.notes.noProfile');
  const version =
    a.version === b.version
      ? t('compare.notes.content', { version: a.version })
      : t('compare.notes.rubric', { a: a.version, b: b.version });
  const profiles = { a: a.profile?.id ?? none, b: b.profile?.id ?? none };
  const versions = { a: before.scoringVersion, b: after.scoringVersion };
  const signed = (value: number): string => formatSigned(value, policies);
  const share =
    causes === null || score.change === null
      ? t('compare.notes.noCauses')
      : t('compare.notes.causes', {
          rescored: formatScore(causes.rescored.score, policies),
          change: signed(score.change),
          answers: signed(causes.answers),
          rules: signed(causes.rules),
        });
  return [
    ...(rubric ? [version] : []),
    ...(profile ? [t('compare.notes.profile', profiles)] : []),
    ...(scoring ? [t('compare.notes.scoring', versions)] : []),
    // Without a score on either side there is no change to divide.
    ...(score.change === null ? [] : [share]),
  ];
}

/** That something is left unanswered. */
function noteBlanks({ before, after }: ComparisonReport, t: Translate): string[] {
  const sides = [
    { side: 'A', ...before.coverage },
    { side: 'B', ...after.coverage },
  ]
    .filter(({ answered, applicable }) => answered < applicable)
    .map((coverage) => t('compare.notes.incompleteSide', coverage));
  return sides.length === 0
    ? []
    : [t('compare.notes.incomplete', { sides: sides.join(t('common.semicolon')) })];
}

/** What has to be known before the numbers of a comparison are read. */
export const listNotes = (report: ComparisonReport, policies: Policies, t: Translate): readonly string[] => [
  ...noteOrder(report, t),
  ...noteRules(report, policies, t),
  ...noteBlanks(report, t),
];
