import { describe, expect, it } from 'vitest';
import { filterChoices } from '../../../src/cli/prompts/filter-choices.ts';

const CHOICES = [
  { value: 'C31', name: 'C31   黑色金属冶炼和压延加工业', keywords: 'Smelting of ferrous metals' },
  { value: 'C32', name: 'C32   有色金属冶炼和压延加工业', keywords: 'Smelting of non-ferrous metals' },
  { value: '610100', name: "610100  Xi'an, Shaanxi", keywords: '陕西省西安市' },
  { value: '150100', name: '150100  Hohhot, Inner Mongolia', keywords: '内蒙古自治区呼和浩特市 Huhehaote' },
];
const find = (query: string) => filterChoices(CHOICES, query).map(({ value }) => value);

describe('filterChoices', () => {
  it.each([
    ['', ['C31', 'C32', '610100', '150100']],
    ['c3', ['C31', 'C32']],
    ['Ｃ３２', ['C32']],
    ['冶炼', ['C31', 'C32']],
    ['smelting non', ['C32']],
    ['xian', ['610100']],
    ['西安', ['610100']],
    ['huhe', ['150100']],
    ['有色冶', ['C32']],
    ['冶有', []],
    ['zzz', []],
  ])('finds “%s”', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('puts what begins with the words first', () => {
    const choices = ['a metal', 'metals', 'bimetal'].map((name) => ({ value: name, name }));
    expect(filterChoices(choices, 'metal').map(({ value }) => value)).toEqual([
      'metals',
      'a metal',
      'bimetal',
    ]);
  });
});
