import { describe, expect, it } from 'vitest';
import { describeUnknown, listCandidates } from '../../../src/errors/candidate.ts';

const numbered = (count: number, name: string, group?: string) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name, ...(group && { group }) }));

describe('listCandidates', () => {
  it('names each with its id', () => {
    expect(listCandidates([{ id: 142, name: 'Успешно реализовано' }, { id: 'WORK' }])).toBe(
      '142 «Успешно реализовано», WORK',
    );
  });

  it('names a group before its first candidate', () => {
    const list = listCandidates([...numbered(2, 'А', '«Продажи» (1)'), ...numbered(1, 'Б', '«Сервис» (2)')]);
    expect(list).toBe('«Продажи» (1): 1 «А», 2 «А»; «Сервис» (2): 1 «Б»');
  });

  it('lists twenty at the most and counts the others', () => {
    expect(listCandidates(numbered(20, 'А'))).toMatch(/, 20 «А»$/);
    expect(listCandidates(numbered(23, 'А'))).toMatch(/, 20 «А» and 3 more$/);
  });

  it('stays short when names are long', () => {
    const list = listCandidates(numbered(30, 'длинное название '.repeat(40)));
    expect(list.length).toBeLessThan(750);
    expect(list).toMatch(/…» and \d\d more$/);
    expect(list.match(/«/g)?.length).toBe(30 - Number(/and (\d+) more/.exec(list)?.[1]));
  });
});

describe('describeUnknown', () => {
  it.each([
    [['9'], numbered(1, 'Продажи'), '`9` is not the id of a pipeline; there are 1 «Продажи»'],
    [[8, 9], numbered(1, 'Продажи'), 'none of `8`, `9` is the id of a pipeline; there are 1 «Продажи»'],
    [[9], [], '`9` is not the id of a pipeline; there are none'],
  ])('%j', (given, candidates, text) => {
    expect(describeUnknown(given, 'a pipeline', candidates)).toBe(text);
  });
});
