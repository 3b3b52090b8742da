import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

const codes =
  'query ($isInstalled: Boolean, $code: String) { widgets(isInstalled: $isInstalled, code: $code) { code } }';

describe('small settings of the account', () => {
  it('widgets: with what they ask for, and where their leads come in', async () => {
    const account = await openAccount();
    const { widgets } = await account.query<{ widgets: unknown[] }>(
      '{ widgets(code: "cloud_pbx") { id code version rating isInstalled isLeadSource pipeline { name } settings { key name type isRequired } } }',
    );
    expect(widgets).toEqual([
      {
        id: '796',
        code: 'cloud_pbx',
        version: '2.4.1',
        rating: 4.6,
        isInstalled: true,
        isLeadSource: true,
        pipeline: { name: 'Продажи' },
        settings: [
          { key: 'api_key', name: 'Ключ API', type: 'pass', isRequired: true },
          { key: 'phones', name: 'Номера сотрудников', type: 'users', isRequired: false },
        ],
      },
    ]);
  });

  it.each([
    [{}, ['amo_dropbox', 'cloud_pbx', 'dadata_requisites']],
    [{ isInstalled: true }, ['cloud_pbx', 'dadata_requisites']],
    [{ isInstalled: false }, ['amo_dropbox']],
    [{ isInstalled: true, code: 'amo_dropbox' }, []],
  ])('widgets: those that %o means', async (variables, wanted) => {
    const account = await openAccount();
    const { widgets } = await account.query<{ widgets: { code: string }[] }>(codes, variables);
    expect(widgets.map(({ code }) => code)).toEqual(wanted);
  });

  it('currencies: the account’s own among them', async () => {
    const account = await openAccount();
    expect(await account.query('{ currencies { code isDefault } }')).toEqual({
      currencies: [
        { code: 'RUB', isDefault: true },
        { code: 'USD', isDefault: false },
        { code: 'EUR', isDefault: false },
        { code: 'CNY', isDefault: false },
      ],
    });
  });

  it('buttons of sites, with the script as soon as there is one', async () => {
    const account = await openAccount();
    const { websiteButtons } = await account.query<{ websiteButtons: object[] }>(
      '{ websiteButtons { sourceId buttonId name pipeline { name } creationStatus isDuplicateControlEnabled script } }',
    );
    expect(websiteButtons).toMatchObject([
      { sourceId: '14402101', buttonId: '331702', pipeline: { name: 'Продажи' }, script: expect.any(String) },
      { buttonId: null, creationStatus: 'pending', isDuplicateControlEnabled: false, script: null },
    ]);
  });

  it('whether there are products', async () => {
    const account = await openAccount();
    expect(await account.query('{ productSettings { isEnabled } }')).toEqual({ productSettings: { isEnabled: true } });
  });

  it('cost one request each, and none again', async () => {
    const account = await openAccount();
    const all = '{ widgets { id } currencies { code } websiteButtons { sourceId } productSettings { isEnabled } }';
    expect(await account.count(() => account.query(all))).toBe(4);
    expect(await account.count(() => account.query(all))).toBe(0);
  });

  it('that the token may not read are an error that says so, and the others are read', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/website_buttons', status: 403 });
    const { data, errors } = await account.execute('{ websiteButtons { name } currencies { code } }');
    expect(data).toMatchObject({ websiteButtons: null, currencies: [{}, {}, {}, {}] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', remedy: expect.stringMatching(/right|scope/) });
  });
});
