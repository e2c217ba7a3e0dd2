import type { Asset } from './asset.ts';
import type { ClassificationIndex, IndexedClass } from './index-classification.ts';
import { KeywordMatcher } from './keyword-matcher.ts';
import type { Keywords } from './rubric.ts';

type HitPlace = keyof Keywords;
const PLACES = ['name', 'system', 'field'] as const satisfies readonly HitPlace[];

/** How much one keyword tells, by where it stands: a name says more than the system it lies in. */
const WEIGHTS: Readonly<Record<HitPlace, number>> = { name: 0.6, system: 0.35, field: 0.25 };
/** However many words point to a class, it stays a suggestion. */
const MAXIMUM = 0.95;
/** Below this the words say too little to suggest anything. */
const MINIMUM = 0.2;

interface SuggestionReason {
  readonly where: HitPlace;
  readonly keyword: string;
}

/** A class that the catalogue rules point to. Never more than a suggestion: a person decides. */
export interface Suggestion {
  readonly class: string;
  /** 0–1, two decimals: how strongly the words point here, less what other classes share of it. */
  readonly confidence: number;
  readonly reasons: readonly SuggestionReason[];
  readonly alternatives: readonly { readonly class: string; readonly confidence: number }[];
}

export type SuggestClass = (asset: Pick<Asset, 'name' | 'system' | 'fields'>) => Suggestion | null;

interface Candidate {
  readonly entry: IndexedClass;
  strength: number;
  readonly reasons: SuggestionReason[];
}

const toTwo = (value: number): number => Math.round(value * 100) / 100;

const isBelow = (candidate: IndexedClass, ancestor: IndexedClass): boolean =>
  candidate !== ancestor && candidate.path.includes(ancestor.node);

/** The strongest first; the narrower of two equal classes; then the order of the tree. */
const byStrength = (a: Candidate, b: Candidate): number =>
  b.strength - a.strength || b.entry.path.length - a.entry.path.length || a.entry.position - b.entry.position;

/**
 * Builds the suggester of a rubric: catalogue rules over name, system and field names.
 * Only classes of the enterprise type are suggested when one is given.
 */
export function createSuggester(index: ClassificationIndex, enterpriseType?: string): SuggestClass {
  const classes = [...index.classes.values()].filter(
    (entry) => enterpriseType === undefined || entry.enterpriseType.id === enterpriseType,
  );
  const matchers = Object.fromEntries(
    PLACES.map((place) => [
      place,
      new KeywordMatcher(
        classes.flatMap((entry) =>
          (entry.node.keywords?.[place] ?? []).map((word) => [word, entry] as const),
        ),
      ),
    ]),
  ) as Record<HitPlace, KeywordMatcher<IndexedClass>>;

  const suggest: SuggestClass = ({ name, system, fields }) => {
    const candidates = new Map<IndexedClass, Candidate>();
    const texts: Record<HitPlace, string> = { name, system: system ?? '', field: (fields ?? []).join('\n') };
    for (const place of PLACES)
      for (const { keyword, value: entry } of texts[place] === '' ? [] : matchers[place].find(texts[place])) {
        let candidate = candidates.get(entry);
        if (candidate === undefined) {
          candidate = { entry, strength: 0, reasons: [] };
          candidates.set(entry, candidate);
        }
        // A longer word is a surer sign; two signs together are surer than either, never certain.
        const weight = WEIGHTS[place] * Math.min(1, 0.7 + 0.1 * [...keyword].length);
        candidate.strength = 1 - (1 - candidate.strength) * (1 - weight);
        candidate.reasons.push({ where: place, keyword });
      }
    const [best, ...others] = [...candidates.values()].sort(byStrength);
    if (best === undefined) return null;
    const rival = others.find(
      ({ entry }) =>
        entry.enterpriseType === best.entry.enterpriseType &&
        !isBelow(best.entry, entry) &&
        !isBelow(entry, best.entry),
    );
    const confidence = toTwo(Math.min(MAXIMUM, best.strength * (1 - (rival?.strength ?? 0) / 2)));
    if (confidence < MINIMUM) return null;
    return {
      class: best.entry.id,
      confidence,
      reasons: best.reasons,
      alternatives: others
        .slice(0, 3)
        .map(({ entry, strength }) => ({ class: entry.id, confidence: toTwo(Math.min(MAXIMUM, strength)) })),
    };
  };
  return suggest;
}
