import { rankOf } from './decide.ts';
import type { FiledClass } from './find-due.ts';
import { schemesOf } from './grade.ts';
import type { GradedAsset } from './grade-inventory.ts';
import type { ClassificationIndex } from './index-classification.ts';

/** What of an asset is filed beside its scale; a change of any of it is a change of the filing. */
const FILED_FIELDS = [
  'source',
  'carrier',
  'purpose',
  'processing',
  'useScope',
  'responsible',
  'sharing',
  'protection',
] as const;

/** The level for which an asset is filed: the higher of the schemes that know important data; null = not filed. */
function filingLevel(index: ClassificationIndex, { grades }: GradedAsset): 'core' | 'important' | null {
  let found: 'core' | 'important' | null = null;
  for (const table of schemesOf(index)) {
    const line = rankOf(table, 'important');
    const level = grades[table.id]?.level;
    if (line < 0 || level === null || level === undefined) continue;
    if (rankOf(table, level) > line) return 'core';
    if (rankOf(table, level) === line) found = 'important';
  }
  return found;
}

/** Important and core data by class and level, with scale and what else is filed, as of now. */
export function toFiledClasses(index: ClassificationIndex, assets: readonly GradedAsset[]): FiledClass[] {
  const classes = new Map<
    string,
    { level: string; class: string; records: number; sizeGb: number; content: string[] }
  >();
  for (const graded of assets) {
    const level = filingLevel(index, graded);
    if (level === null) continue;
    const { asset } = graded;
    const id = asset.class ?? '';
    const key = `${level} ${id}`;
    let entry = classes.get(key);
    if (entry === undefined) {
      entry = { level, class: id, records: 0, sizeGb: 0, content: [] };
      classes.set(key, entry);
    }
    entry.records += asset.records ?? 0;
    entry.sizeGb += asset.sizeGb ?? 0;
    const filed = FILED_FIELDS.map((field) => asset[field] ?? '');
    entry.content.push(JSON.stringify([asset.code, asset.name, ...filed, asset.export ?? null]));
  }
  return [...classes.values()].map(({ level, class: id, records, sizeGb, content }) => ({
    level,
    class: id,
    scale: { records, sizeGb },
    content: content.sort().join('\n'),
  }));
}
