import { expect, it } from 'vitest';
import { namePrintRanges } from '../../src/core/name-print-ranges.ts';

it('quotes the name of every sheet whose ranges it names, and leaves the rest of its page as it is', () => {
  const { sheets, namedRanges } = namePrintRanges([
    { name: 'Start' },
    { name: "Owner's data", pageSetup: { paperSize: 'a4', printTitlesRow: '$1:$1', printArea: '$A$1:$M$9' } },
  ]);
  expect(sheets).toEqual([{ name: 'Start' }, { name: "Owner's data", pageSetup: { paperSize: 'a4' } }]);
  expect(namedRanges).toEqual([
    { name: '_xlnm.Print_Area', range: "'Owner''s data'!$A$1:$M$9", scope: "Owner's data" },
    { name: '_xlnm.Print_Titles', range: "'Owner''s data'!$1:$1", scope: "Owner's data" },
  ]);
});
