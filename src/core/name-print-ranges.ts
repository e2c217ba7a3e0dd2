import { sheetRange } from './sheet-range.ts';

interface PrintedSheet {
  readonly name: string;
  readonly pageSetup?: { readonly printArea?: string; readonly printTitlesRow?: string };
}

/** A name in a workbook, known on one sheet. */
interface NamedRange {
  readonly name: string;
  readonly range: string;
  readonly scope: string;
}

/**
 * Sheets with what they print, and what they repeat on every page, as names of the workbook. Our writer makes such names
 * too, but without quotes: then Excel takes a file with a blank in the name of a sheet for a damaged one.
 */
export function namePrintRanges<S extends PrintedSheet>(
  sheets: readonly S[],
): { readonly sheets: S[]; readonly namedRanges: NamedRange[] } {
  const namedRanges = sheets.flatMap(({ name: scope, pageSetup }) =>
    (
      [
        ['_xlnm.Print_Area', pageSetup?.printArea],
        ['_xlnm.Print_Titles', pageSetup?.printTitlesRow],
      ] as const
    ).flatMap(([name, range]) =>
      range === undefined ? [] : [{ name, range: sheetRange(scope, range), scope }],
    ),
  );
  const plain = sheets.map((sheet) => {
    if (sheet.pageSetup === undefined) return sheet;
    const { printArea: _, printTitlesRow: __, ...pageSetup } = sheet.pageSetup;
    return { ...sheet, pageSetup };
  });
  return { sheets: plain, namedRanges };
}
