import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import { applyTextOverlay, checkTextOverlay, type TextOverlay } from '../../src/core/text-overlay.ts';
import { SAMPLE } from './sample-rubric.ts';

const overlay = (change: Partial<TextOverlay> = {}): TextOverlay => ({
  schemaVersion: 1,
  kind: 'text-overlay',
  rubric: { id: 'small', version: '1.0.0' },
  texts: {
    'tools.1.1': { clause: '8.1.4 b) 1)', text: { 'zh-CN': '标准里的原话' } },
    tools: { clause: '8.1' },
  },
  ...change,
});
const index = indexRubric(SAMPLE);

describe('an overlay', () => {
  it('shows its wording and numbering and leaves the rest as it is', () => {
    const shown = indexRubric(applyTextOverlay(SAMPLE, overlay()));
    expect(shown.criteriaById.get('tools.1.1')?.criterion).toMatchObject({
      clause: '8.1.4 b) 1)',
      text: { 'zh-CN': '标准里的原话', en: 'Is there a list of the tools in the workshop?' },
    });
    expect(shown.nodesById.get('tools')?.node).toMatchObject({ clause: '8.1', name: { en: 'Tools' } });
    expect(shown.criteriaById.get('training.1.1')?.criterion).toEqual(
      index.criteriaById.get('training.1.1')?.criterion,
    );
  });

  it('does not touch the rubric it is laid over', () => {
    const before = structuredClone(SAMPLE);
    applyTextOverlay(SAMPLE, overlay());
    expect(SAMPLE).toEqual(before);
  });

  it.each<[string, Partial<TextOverlay>, readonly string[]]>([
    [
      'names an unknown id',
      { texts: { 'tools.9.9': { clause: '1' } } },
      ['overlay-unknown-id $.texts["tools.9.9"]'],
    ],
    [
      'names the rubric itself',
      { texts: { small: { clause: '1' } } },
      ['overlay-unknown-id $.texts["small"]'],
    ],
    ['says nothing about an id', { texts: { tools: {} } }, ['overlay-nothing $.texts["tools"]']],
    ['is for another rubric', { rubric: { id: 'other' } }, ['rubric-id $.rubric.id']],
    [
      'is for another version',
      { rubric: { id: 'small', version: '2.0.0' } },
      ['overlay-version $.rubric.version'],
    ],
  ])('that %s is a named problem', (_, change, expected) => {
    expect(checkTextOverlay(overlay(change), index).map(({ code, path }) => `${code} ${path}`)).toEqual(
      expected,
    );
  });
});
