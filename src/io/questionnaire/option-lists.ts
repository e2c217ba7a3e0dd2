import type { WriteSheet } from 'hucre';
import { columnName } from '../../core/column-name.ts';
import { sheetRange } from '../../core/sheet-range.ts';

/** The lists that drop-downs offer, on a sheet of their own: written into a drop-down they must be short. */
export class OptionLists {
  readonly #sheet: string;
  readonly #lists: (readonly string[])[] = [];
  readonly #known = new Map<string, string>();

  constructor(sheet: string) {
    this.#sheet = sheet;
  }

  /** The range that holds a list; lists that are alike are one. */
  rangeOf(values: readonly string[]): string {
    const key = JSON.stringify(values);
    let range = this.#known.get(key);
    if (range === undefined) {
      const column = columnName(this.#lists.length);
      range = sheetRange(this.#sheet, `$${column}$1:$${column}$${values.length}`);
      this.#lists.push(values);
      this.#known.set(key, range);
    }
    return range;
  }

  /** The sheet, once every list is known. */
  toSheet(): WriteSheet {
    const length = Math.max(1, ...this.#lists.map((list) => list.length));
    return {
      name: this.#sheet,
      hidden: true,
      columns: this.#lists.map(() => ({ width: 24 })),
      rows: Array.from({ length }, (_, at) => this.#lists.map((list) => list[at] ?? null)),
    };
  }
}
