import { describe, expect, it } from 'vitest';
import { named, onDay, phone, states } from '../../evals/fact.ts';

describe('A number in an answer', () => {
  it.each([
    ['1 234 500 ₽', 1_234_500],
    ['1 234 500 ₽', 1_234_500],
    ['₽1,234,500.00', 1_234_500],
    ['1.234.500', 1_234_500],
    ['примерно 1,23 млн руб.', 1_234_500],
    ['1.2 million', 1_234_500],
    ['184 тыс.', 184_000],
    ['площадь 32,5 м²', 32.5],
    ['**17** сделок', 17],
    ['"count":41,"amount":305600', 305_600],
  ])('is found in %s', (answer, number) => {
    expect(states(answer, number)).toBe(true);
  });

  it.each([
    ['1 234 600 ₽', 1_234_500],
    ['1,3 млн', 1_234_500],
    ['117 сделок', 17],
    ['17 400', 17],
    ['', 0],
  ])('is not found in %s', (answer, number) => {
    expect(states(answer, number)).toBe(false);
  });
});

describe('A name, a day and a phone', () => {
  it('are found in any case and form', () => {
    expect(states('передано Тарасовой', named('Ольга Тарасова'))).toBe(true);
    expect(states('у Лапшина 3', named('Артём Лапшин'))).toBe(true);
    expect(states('этап: РАСЧЕТ И СМЕТА', 'Расчёт и смета')).toBe(true);
    const time = Date.UTC(2026, 10, 6, 8) / 1000;
    for (const text of ['6 ноября в 11:00', '06.11.2026', '2026-11-06T11:00:00+03:00', 'Nov 6', '6th of November'])
      expect(states(text, onDay(time))).toBe(true);
    expect(states('16 ноября', onDay(time))).toBe(false);
    expect(states('+7 (950) 777-10-10', phone('9507771010'))).toBe(true);
  });
});
