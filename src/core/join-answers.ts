import { canonicalJson } from './canonical-json.ts';

/** The section that a field is in, and its name there; null for what a file holds beside its sections. */
export type FieldPath = readonly [section: string, name: string | null];

/** One field of an answer file, or one answer. */
export interface JoinedField {
  readonly path: FieldPath;
  readonly value: unknown;
  /** Which of the parts it came from, from 0. */
  readonly part: number;
}

/** Two parts that say different things in the same place. */
interface JoinConflict {
  readonly path: FieldPath;
  readonly first: number;
  readonly second: number;
}

interface JoinedAnswers {
  /** What the parts hold together: shaped like an answer file, sound or not. */
  readonly data: unknown;
  readonly fields: readonly JoinedField[];
  readonly conflicts: readonly JoinConflict[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Sections whose fields come from any part. What else a file may hold is one field. */
const SECTIONS: ReadonlySet<string> = new Set(['rubric', 'enterprise', 'assessment', 'bonuses', 'answers']);

const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** An answer in its one form; undefined for one that says nothing. */
function toAnswer(value: unknown): unknown {
  if (typeof value === 'string') return { option: value };
  return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

/** Everybody who assessed a part has assessed the whole. */
function joinAssessors(before: unknown, after: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const known = new Set(before.map(canonicalJson));
  return [...before, ...after.filter((one) => !known.has(canonicalJson(one)))];
}

function* fieldsOf(data: Fields): Generator<readonly [path: FieldPath, value: unknown]> {
  for (const [section, value] of Object.entries(data)) {
    if (section === '$schema') continue;
    if (!SECTIONS.has(section) || !isObject(value)) yield [[section, null], value];
    else for (const [name, field] of Object.entries(value)) yield [[section, name], field];
  }
}

/**
 * Puts parts of one assessment together, as departments hand them in: what only one of them says is taken, what
 * several say must be the same. `prefer` decides otherwise between them; `known` are answers that a part only repeats:
 * another that changed one of them is not in conflict with it.
 */
export function joinAnswers(
  parts: readonly unknown[],
  { prefer, known = {} }: { readonly prefer?: 'first' | 'last'; readonly known?: Fields } = {},
): JoinedAnswers {
  const fields = new Map<string, JoinedField>();
  const conflicts: JoinConflict[] = [];
  const sections = new Set(['answers']);
  const isKnown = (name: string, value: unknown): boolean =>
    Object.hasOwn(known, name) && canonicalJson(known[name]) === canonicalJson(value);
  for (const [part, data] of parts.entries()) {
    if (!isObject(data)) return { data, fields: [], conflicts: [] };
    for (const section of SECTIONS) if (isObject(data[section])) sections.add(section);
    for (const [path, given] of fieldsOf(data)) {
      const [section, name] = path;
      const value = section === 'answers' && name !== null ? toAnswer(given) : given;
      if (value === undefined || (section === 'answers' && name !== null && isKnown(name, value))) continue;
      const key = JSON.stringify(path);
      const before = fields.get(key);
      const joined =
        before !== undefined && section === 'assessment' && name === 'assessors'
          ? joinAssessors(before.value, value)
          : undefined;
      if (before === undefined || joined !== undefined)
        fields.set(key, { path, value: joined ?? value, part });
      else if (canonicalJson(before.value) === canonicalJson(value)) continue;
      else if (prefer === undefined) conflicts.push({ path, first: before.part, second: part });
      else if (prefer === 'last') fields.set(key, { path, value, part });
    }
  }
  return { data: build(sections, [...fields.values()]), fields: [...fields.values()], conflicts };
}

function build(names: Iterable<string>, fields: readonly JoinedField[]): unknown {
  const sections = new Map<string, [string, unknown][]>(Array.from(names, (name) => [name, []]));
  const whole: [string, unknown][] = [];
  for (const { path, value } of fields) {
    const [section, name] = path;
    if (name === null) whole.push([section, value]);
    else sections.get(section)?.push([name, value]);
  }
  // A section that is no object stands as it is, for checking to find.
  return Object.fromEntries([
    ...[...sections].map(([section, own]) => [section, Object.fromEntries(own)] as const),
    ...whole,
  ]);
}
