import { describe, expect, it } from 'vitest';
import { layAnswersOver } from '../../src/core/lay-answers-over.ts';

const NOTE = { note: 'Ask the IT department.' };

describe('answers laid over earlier ones', () => {
  it('take their place whole, whatever was remarked on those', () => {
    const before = {
      a: { option: 'full', note: 'Seen.' },
      b: { notApplicable: true, reason: 'None.' } as const,
    };
    const over = { a: { option: 'none' }, b: { level: 2 }, c: { option: 'half' } };
    expect(layAnswersOver(before, over)).toEqual(over);
  });

  it('leave a rating alone where they only remark on it', () => {
    const before = {
      a: { option: 'full', note: 'Seen.', confidence: 4 },
      b: { notApplicable: true, reason: 'None.' } as const,
      c: { confidence: 2 },
    };
    expect(layAnswersOver(before, { a: NOTE, b: NOTE, c: NOTE, d: NOTE })).toEqual({
      a: { option: 'full', ...NOTE, confidence: 4 },
      b: { notApplicable: true, reason: 'None.', ...NOTE },
      c: { confidence: 2, ...NOTE },
      d: NOTE,
    });
  });

  it('take nothing away where they are blank', () => {
    expect(layAnswersOver({ a: { option: 'full' } }, { a: {}, b: {} })).toEqual({});
  });
});
