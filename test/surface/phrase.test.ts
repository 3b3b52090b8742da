import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import { createOperationSearch } from '../../src/operations/search.ts';
import { schema } from '../../src/schema/index.ts';
import { colloquial } from './colloquial-phrase.ts';
import { further } from './further-phrase.ts';
import { heldOut } from './held-out-phrase.ts';
import { english, russian } from './phrase.ts';
import { spoken } from './spoken-phrase.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const search = createOperationSearch(operations);

/** The phrases for which none of the first operations found is right, with what was found. */
function findMisses(phrases: typeof russian, among = 1): string[] {
  return phrases.flatMap(([phrase, ...wanted]) => {
    const found = search(phrase, 5).map(({ name }) => name);
    const isFound = found.slice(0, among).some((name) => wanted.includes(name));
    return isFound ? [] : [`${phrase} → ${found.join(', ')}; wanted ${wanted.join(' or ')}`];
  });
}

describe('the words of users', () => {
  it.each([
    ['Russian', russian],
    ['English', english],
  ])('find the right operation first for 57 of 60 phrases in %s', (_, phrases) => {
    expect(phrases).toHaveLength(60);
    const misses = findMisses(phrases);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(3);
  });

  it.each([
    'analyze_leads',
    'analyze-leads group by source',
    'как работает find_contacts: контакты без телефона',
    'Get_Funnel',
  ])('find an operation by its own name first: %s', (phrase) => {
    const name = /[a-z]+[_-][a-z]+/i.exec(phrase)?.[0].toLowerCase().replace('-', '_');
    expect(search(phrase, 1).map((each) => each.name)).toEqual([name]);
  });

  it.each([
    ['сделки по дням недели создания', 'query_sql'],
    ['count calls incoming outgoing report', 'get_team_activity'],
    ['статистика звонков: сколько входящих и исходящих', 'get_team_activity'],
  ])('find what a model has looked for in vain: %s', (phrase, name) => {
    expect(search(phrase, 5).map((each) => each.name)).toContain(name);
  });

  it('find it for 95 % of further phrases', () => {
    const misses = findMisses(further);
    expect(further).toHaveLength(254);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(12);
  });

  it('find it first for nine in ten phrases that nothing was written against, and always among five', () => {
    expect(heldOut).toHaveLength(30);
    const misses = findMisses(heldOut);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(3);
    expect(findMisses(heldOut, 5)).toEqual([]);
  });

  it('find it first for 95 % of colloquial phrases, and among five for 98 %', () => {
    expect(colloquial).toHaveLength(308);
    const misses = findMisses(colloquial);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(15);
    const lost = findMisses(colloquial, 5);
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(6);
  });

  it('find it first for 95 % of the phrases of people who had not seen the project, and among five for 99 %', () => {
    expect(spoken).toHaveLength(300);
    const misses = findMisses(spoken);
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(15);
    const lost = findMisses(spoken, 5);
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(3);
  });

  it.each([
    ['misspelt', 'канверсия', 'get_funnel'],
    ['misspelt', 'дублекаты контактов', 'find_duplicates'],
    ['misspelt', 'overdeu tasks', 'get_tasks'],
    ['misspelt', 'conversoin by stage', 'get_funnel'],
    ['in Latin letters', 'sdelki bez zadach', 'find_leads'],
    ['in Latin letters', 'naidi kontakt po telefonu', 'search_contact'],
    ['in Latin letters', 'prosrochennye zadachi', 'get_tasks'],
    ['typed with the other keyboard layout', 'ghjchjxtyyst pflfxb', 'get_tasks'],
    ['typed with the other keyboard layout', 'le,kb rjynfrnjd', 'find_duplicates'],
    ['typed with the other keyboard layout', 'вгздшсфеуы', 'find_duplicates'],
  ])('find it first if they are %s: %s', (_, phrase, wanted) => {
    expect(search(phrase, 1).map(({ name }) => name)).toEqual([wanted]);
  });

  it.each([
    ['кто удалил сделку', 'query'],
    ['кто перенёс задачу', 'query'],
    ['who changed the price', 'query'],
    ['average time to close a deal', 'query'],
    ['make a CSV of all companies', 'query'],
    ['удалите сделку', 'mutation'],
    ['I want to close a task', 'mutation'],
    ['выставь счёт', 'mutation'],
  ])('find what reads for a question, and what writes for an order: %s', (phrase, kind) => {
    expect(search(phrase, 1).map((operation) => operation.kind)).toEqual([kind]);
  });

  it.each([
    ['a change from one person to another', "move Anna's deals to Boris", 'hand_over'],
    ['a change from one person to another', 'перекинь клиентов Фёдорова на Ковалёву', 'hand_over'],
    ['a number of records', 'подними цену в двадцати сделках', 'update_leads'],
    ['a number of records', 'закрой 15 задач', 'complete_tasks'],
    ['when something changed', 'когда сделка перешла в переговоры', 'get_stage_history'],
    ['a period without an order', 'причины отказов в декабре', 'analyze_leads'],
    ['a verb with a contracted "not"', "customers who haven't bought lately", 'analyze_clients'],
    ['a contact with someone', 'последний контакт с компанией', 'get_last_activity'],
    ['one new thing', 'новая сделка для Сидорова на 50 тысяч', 'create_lead'],
    ['several new things', 'новые сделки за неделю', 'get_leads'],
    ['what is their own', 'мои задачи на пятницу', 'get_tasks'],
    ['a noun before "of"', 'log of changes in a deal', 'list_events'],
  ])('find it first if they say %s: %s', (_, phrase, wanted) => {
    expect(search(phrase, 1).map(({ name }) => name)).toEqual([wanted]);
  });

  it('find every operation by its own name and title', () => {
    const lost = operations.filter(
      (each) => ![each.name, each.title].every((called) => search(called, 5).some(({ name }) => name === each.name)),
    );
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('find the same operations with е for ё, and whatever spaces are around', () => {
    const names = (phrase: string) => search(phrase, 5).map(({ name }) => name);
    for (const [phrase] of [...russian, ...english]) {
      expect(names(`  ${phrase.replaceAll('ё', 'е')}\n`)).toEqual(names(phrase));
    }
  });

  it.each([
    '',
    '«»',
    '__proto__ constructor toString',
    '.*+?^$(){}|[]\\',
    'ж'.repeat(400_000),
    'щ '.repeat(100_000),
    'qwzx'.repeat(50),
    Array.from({ length: 60 }, (_, at) => `слвоо${'й'.repeat(at % 7)}`).join(' '),
  ])('find at most what was asked for in what is not words', (phrase) => {
    expect(search(phrase, 5).length).toBeLessThanOrEqual(5);
  });
});
