/** A range on a sheet as formulas name it: `'Data strategy'!$1:$1`. The quotes may stand everywhere, and often must. */
export const sheetRange = (sheet: string, range: string): string =>
  `'${sheet.replaceAll("'", "''")}'!${range}`;
