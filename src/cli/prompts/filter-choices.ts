/** Something to choose from a list. */
export interface Choice<Value> {
  readonly value: Value;
  /** One line; codes come first, so that they line up. */
  readonly name: string;
  /** Shown below the list while the pointer is here. */
  readonly description?: string;
  /** Other words that find it. */
  readonly keywords?: string;
}

/** Case, accents, apostrophes and full-width forms do not matter when searching: "xian" finds Xi'an. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mark}'’]/gu, '')
    .toLowerCase();

/** Whether the characters of a word occur in their order: "有色冶" stands for 有色金属冶炼. */
function occursInOrder(text: string, word: string): boolean {
  let from = 0;
  for (const character of word) {
    const at = text.indexOf(character, from);
    if (at === -1) return false;
    from = at + character.length;
  }
  return true;
}

const IDEOGRAPHS = /^\p{Script=Han}+$/u;

/** 0: begins with the word; 1: a word in it does; 2: has it somewhere; 3: has its characters; null: has it not. */
function rank(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === -1) return IDEOGRAPHS.test(word) && occursInOrder(text, word) ? 3 : null;
  if (at === 0) return 0;
  return text.includes(` ${word}`) ? 1 : 2;
}

/** The choices in which every word of the query occurs; those that begin with it come first. */
export function filterChoices<Value>(choices: readonly Choice<Value>[], query: string): Choice<Value>[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...choices];
  const ranked = choices.flatMap((choice) => {
    const text = fold(`${choice.name} ${choice.keywords ?? ''}`);
    const ranks = words.map((word) => rank(text, word));
    if (ranks.includes(null)) return [];
    return { choice, rank: Math.max(...ranks.map((each) => each ?? 0)) };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}
