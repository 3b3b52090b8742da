import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

const ask = 'query ($id: IdOrName!) { company(id: $id) { name } }';

/** An account that has exactly these companies. */
async function open(names: readonly string[]) {
  const account = await openAccount({ empty: true });
  for (const name of names) {
    await account.query('mutation ($name: String!) { createCompany(input: { name: $name }) { id } }', { name });
  }
  return account;
}

/** The account's companies, a name as a person types it, and the company that is meant. */
const found: [stored: string[], typed: string, meant: string][] = [
  [['АО «ФасадПлюс»', 'АО «ФасадПлюс Север»'], 'ФасадПлюс', 'АО «ФасадПлюс»'],
  [['ООО «УютПлюс»'], 'уютплюс', 'ООО «УютПлюс»'],
  [['ООО «УютПлюс»'], 'УютПлюс, ООО', 'ООО «УютПлюс»'],
  [['ООО «Ромашка»'], 'Общество с ограниченной ответственностью «Ромашка»', 'ООО «Ромашка»'],
  [['ООО «Ромашка»'], 'OOO "Ромашка"', 'ООО «Ромашка»'],
  [['Ромашка'], 'ООО «Ромашка»', 'Ромашка'],
  [['ИП Иванов', 'ИП Иванова'], 'Иванов', 'ИП Иванов'],
  [['ИП Иванов Иван Иванович'], 'Индивидуальный предприниматель Иванов Иван Иванович', 'ИП Иванов Иван Иванович'],
  [['ИП Иванов И.И.'], 'Иванов И. И.', 'ИП Иванов И.И.'],
  [['Acme LLC'], 'acme', 'Acme LLC'],
  [['Acme, L.L.C.'], 'Acme LLC', 'Acme, L.L.C.'],
  [['ТОО «Астана Строй»'], 'Астана Строй', 'ТОО «Астана Строй»'],
  [['ТОО «Астана Строй»'], 'TOO Астана-Строй', 'ТОО «Астана Строй»'],
  [['ООО «Алёшина Мебель»'], 'алешина мебель', 'ООО «Алёшина Мебель»'],
  // A form that was typed decides between companies that differ in it alone.
  [['ООО «Ромашка»', 'АО «Ромашка»'], 'ромашка ао', 'АО «Ромашка»'],
  [['Ромашка', 'Ромашка, ООО'], 'ООО «Ромашка»', 'Ромашка, ООО'],
  // The whole name, as it stands, is certain.
  [['Ромашка', 'ООО «Ромашка»'], 'ромашка', 'Ромашка'],
];

const refused: [stored: string[], typed: string, message: RegExp][] = [
  [['ООО «Ромашка»', 'АО «Ромашка»'], 'Ромашка', /more than one: \d+ «ООО «Ромашка»», \d+ «АО «Ромашка»»/],
  [['ООО «Ромашка»'], 'АО «Ромашка»', /is not the id or name of a company; there are \d+ «ООО «Ромашка»»/],
  [['ИП Иванов Иван', 'ООО «Иванов Иван»'], 'Иванов Иван', /more than one/],
  [['ИП Иванов Иван Иванович'], 'Иванов', /no company is named «Иванов»/],
  [['ООО «Ромашка Плюс»'], 'Ромашка', /no company is named «Ромашка»/],
  [['ООО «Ромашка»'], 'Ромашки', /no company is named «Ромашки»/],
  [['ООО «Каскад 2»'], 'Каскад', /no company is named «Каскад»/],
  [['Acme LLC'], 'ООО Acme', /there are \d+ «Acme LLC»/],
];

describe('the name of a company as an argument', () => {
  it.each(found)('of %j, «%s» is %s', async (stored, typed, meant) => {
    const account = await open(stored);
    expect(await account.query(ask, { id: typed })).toEqual({ company: { name: meant } });
  });

  it.each(refused)('of %j, «%s» is refused', async (stored, typed, message) => {
    const account = await open(stored);
    const { errors } = await account.execute(ask, { id: typed });
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('is not certain among more companies than a search answers, and the known ones are listed', async () => {
    const account = await openAccount({ empty: true });
    const inputs = Array.from({ length: 250 }, (_, index) => ({ name: `Ромашка ${index}` }));
    const text = 'mutation ($inputs: [CreateCompanyInput!]!) { createCompanies(inputs: $inputs) { succeeded } }';
    await account.query(text, { inputs: [{ name: 'ООО «Ромашка»' }, ...inputs.slice(1)] });
    await account.query(text, { inputs: [{ name: 'АО «Ромашка»' }] });
    const { errors } = await account.execute(ask, { id: 'Ромашка' });
    expect(errors?.[0]?.message).toMatch(/more than 250 companies match .* \d+ «ООО «Ромашка»»/);
  });
});
