import type { EvidenceKind } from './rubric.ts';
import type { Text } from './text.ts';

/** What kinds of evidence are called in forms, on paper and in the browser alike. */
export const EVIDENCE_KIND_LABELS: Readonly<Record<EvidenceKind, Text>> = {
  policy: { 'zh-CN': '制度', en: 'Policy' },
  record: { 'zh-CN': '记录', en: 'Record' },
  system: { 'zh-CN': '系统', en: 'System' },
  interview: { 'zh-CN': '访谈', en: 'Interview' },
};
