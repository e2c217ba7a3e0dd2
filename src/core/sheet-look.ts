// What the sheets of every workbook have in common, whether they are to be read or to be filled in.

/** The typeface that Excel's own Chinese sheets are set in: its lines are as high as the rows here. */
export const SHEET_FONT = { name: 'DengXian', size: 10 } as const;

/** Height of a line of that typeface, in points. */
export const LINE_HEIGHT = 15;

/** As many lines as fit the highest row that Excel allows, 409 points. */
export const MOST_LINES = 27;

/** A4 pages, as many as it takes, each as wide as the sheet. */
export const pagesOf = (orientation: 'landscape' | 'portrait') =>
  ({ paperSize: 'a4', orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }) as const;

/** The name of the sheet on the left, the number of the page on the right. */
export const SHEET_FOOTER = { oddFooter: '&L&A&R&P / &N' } as const;
