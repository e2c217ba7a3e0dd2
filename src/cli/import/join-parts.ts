import type { RubricIndex } from '../../core/index-rubric.ts';
import { type FieldPath, type JoinedField, joinAnswers } from '../../core/join-answers.ts';
import { writePath } from '../../core/json-path.ts';
import type { Enterprise, Response } from '../../core/response.ts';
import type { Problem } from '../../errors.ts';
import { parseForm } from '../../io/questionnaire/parse-form.ts';
import { Places } from '../../io/questionnaire/places.ts';
import { fieldLabels, type ReadForm } from '../../io/questionnaire/read-form.ts';
import { inPart, type Part, refuse } from './read-parts.ts';

interface JoinOptions {
  /** ISO date where the user is. */
  readonly today: string;
  readonly prefer?: 'first' | 'last';
  /** What the answers are added to. */
  readonly into?: { readonly id: string; readonly enterprise: Enterprise; readonly response: Response };
}

const stepsOf = ([section, name]: FieldPath): readonly string[] =>
  name === null ? [section] : [section, name];

/** A field as JSON files name its place. */
const jsonPath = (path: FieldPath): string => writePath(stepsOf(path));

/** One read file, and where its fields stand as the user is told. */
class ReadPart {
  readonly form: ReadForm;
  readonly #file: string;
  readonly #alone: boolean;

  constructor(file: string, form: ReadForm, alone: boolean) {
    this.#file = file;
    this.form = form;
    this.#alone = alone;
  }

  name(place: string): string {
    return inPart(this.#file, place, this.#alone);
  }

  placeOf(path: FieldPath): string {
    return this.name(this.form.places.get(stepsOf(path)) ?? jsonPath(path));
  }
}

/** The places of what was joined, each in the file that it was taken from. */
function joinPlaces(parts: readonly ReadPart[], fields: readonly JoinedField[]): Places {
  const places = new Places();
  for (const [at, part] of parts.entries()) {
    const own = fields.filter((field) => field.part === at);
    for (const { path } of own) places.set(stepsOf(path), part.placeOf(path));
    const taken = new Set(own.map(({ path }) => JSON.stringify(stepsOf(path))));
    for (const [steps, place] of part.form.places.entries())
      if (taken.has(JSON.stringify(steps.slice(0, 2))) || places.get(steps) === undefined)
        places.set(steps, part.name(place));
  }
  return places;
}

/** An enterprise that is not the one of the assessment: most likely the wrong id was given. */
function findStrangers(
  { enterprise, id }: NonNullable<JoinOptions['into']>,
  joined: readonly JoinedField[],
  parts: readonly ReadPart[],
): Problem[] {
  return joined.flatMap(({ path, value, part }): Problem[] => {
    const [section, name] = path;
    if (section !== 'enterprise' || (name !== 'name' && name !== 'uscc')) return [];
    const known = enterprise[name];
    if (known === undefined || known === value || typeof value !== 'string') return [];
    const params = { found: value, id, known };
    return [{ code: 'enterprise-differs', path: parts[part]?.placeOf(path) ?? '$', params }];
  });
}

/** What the enterprise is called and the like is known of a stored assessment; parts need not say it again. */
function addEnterprise(data: unknown, enterprise: Enterprise): unknown {
  const file = data as { readonly enterprise?: unknown };
  const { enterprise: own = {} } = file;
  // What is no object stands as it is, for checking to find.
  if (own === null || typeof own !== 'object') return data;
  return { ...file, enterprise: { ...enterprise, ...own } };
}

/** Refuses parts of another rubric: that their questions are unknown to this one would follow, hundreds of times. */
function checkRubric(parts: readonly Part[], { rubric }: RubricIndex): void {
  const [first] = parts;
  if (first === undefined || first.opened.rubricId === rubric.id) return;
  const { rubricId, rubricPlace } = first.opened;
  const path = inPart(first.file, rubricPlace, parts.length === 1);
  const params = { found: rubricId ?? '', expected: rubric.id };
  refuse(
    parts.map(({ file }) => file),
    [{ code: 'rubric-id', path, params }],
  );
}

/** Puts the parts together as one response. AppError invalid-import or import-conflict carries everything that is wrong with any of them. */
export async function joinParts(
  parts: readonly Part[],
  index: RubricIndex,
  { today, prefer, into }: JoinOptions,
): Promise<Response> {
  checkRubric(parts, index);
  const alone = parts.length === 1;
  const read = await Promise.all(
    parts.map(async ({ file, opened }) => new ReadPart(file, await opened.read(index), alone)),
  );
  const joined = joinAnswers(
    read.map(({ form }) => form.data),
    { ...(prefer !== undefined && { prefer }), ...(into !== undefined && { known: into.response.answers }) },
  );
  const labels = fieldLabels(index);
  const problems: Problem[] = [
    ...read.flatMap((part) =>
      part.form.problems.map((problem) => ({ ...problem, path: part.name(problem.path) })),
    ),
    ...joined.conflicts.map(({ path, first, second }): Problem => {
      const id = labels.get(jsonPath(path)) ?? path[1] ?? path[0];
      const place = read[first]?.placeOf(path) ?? '';
      return {
        code: 'parts-differ',
        path: read[second]?.placeOf(path) ?? '$',
        params: { id, first: place },
      };
    }),
    ...(into === undefined ? [] : findStrangers(into, joined.fields, read)),
  ];
  const data = into === undefined ? joined.data : addEnterprise(joined.data, into.enterprise);
  const places = alone ? (read[0]?.form.places ?? new Places()) : joinPlaces(read, joined.fields);
  const parsed = parseForm({ data, places, problems }, index, { today });
  const files = parts.map(({ file }) => file);
  if (!parsed.ok) return refuse(files, parsed.problems);
  if (into === undefined && Object.keys(parsed.value.answers).length === 0)
    return refuse(files, [{ code: 'answers-none', path: '$' }]);
  return parsed.value;
}
