import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/operations/catalogue.ts';
import { chooseToolsets, isListed } from '../../src/toolset.ts';
import { openAccount, openTools } from '../harness.ts';

/* A model may try a name first: a wrong one is refused with the right ones, and nothing is written. */

const catalogue = JSON.parse(readFileSync(new URL('../../tools.json', import.meta.url), 'utf8')) as Catalogue;

/** A wrong name for each argument that takes one, and a right one that the error must tell. */
const wrong: Readonly<Record<string, [name: string, told: string]>> = {
  pipeline_id: ['Продажы', 'Продажи'],
  status_id: ['Монтажж', 'Монтаж'],
  responsible_user_id: ['Лапшина', 'Артём Лапшин'],
  user_id: ['Лапшина', 'Артём Лапшин'],
  loss_reason_id: ['Дорогова', 'Дорого'],
  task_type_id: ['Звонилка', 'Встреча'],
  company_id: ['ООО «Нет такой»', 'no company is named'],
  custom_fields: ['Нет такого поля', 'there are'],
};

/** The other arguments of a call. */
const base: Readonly<Record<string, Record<string, unknown>>> = {
  create_contact: { name: 'Анна' },
  update_contact: { contact_id: '33200001' },
  get_or_create_contact: { query: '+79990001122' },
  create_company: { name: 'ООО «Лютик»' },
  create_lead: { name: 'Окна' },
  update_lead: { lead_id: '21400025' },
  archive_lead: { lead_id: '21400025' },
  create_complex_lead: { lead_name: 'Окна', contact_id: '33200001' },
  smart_create_client_and_lead: { lead_name: 'Окна', contact_query: '+79990001122' },
  create_task: { text: 'Позвонить', complete_till: '2026-12-01' },
};

const listed = catalogue.tools.filter(
  (tool) => isListed(tool, chooseToolsets([])) && !tool.annotations.readOnlyHint && tool.toolset !== 'discovery',
);

const calls = listed.flatMap(({ name: tool, inputSchema }) =>
  Object.keys((inputSchema as { properties?: object }).properties ?? {}).flatMap((argument) => {
    const [name, told] = wrong[argument] ?? [];
    return name === undefined || told === undefined ? [] : [{ tool, argument, name, told }];
  }),
);

describe('a wrong name in a listed tool that writes', () => {
  it.each(calls)('$tool $argument is refused with the right ones', async ({ tool, argument, name, told }) => {
    const account = await openAccount();
    const call = await openTools(account);
    account.sandbox.clearRequests();
    const value = argument === 'custom_fields' ? [{ field: name, values: ['1'] }] : name;
    const error = await call(tool, { ...base[tool], [argument]: value }).catch(String);
    expect(error).toContain('VALIDATION_FAILED');
    expect(error).toContain(told);
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('is tested for every tool and argument that takes one', () => {
    expect(calls.length).toBeGreaterThan(20);
    const taking = listed.flatMap(({ name, inputSchema }) => {
      const { properties = {} } = inputSchema as { properties?: Record<string, { description?: string }> };
      return Object.entries(properties).flatMap(([argument, { description = '' }]) =>
        /id or name/i.test(description) ? [`${name}.${argument}`] : [],
      );
    });
    const tested = calls.map(({ tool, argument }) => `${tool}.${argument}`);
    expect(taking.filter((each) => !tested.includes(each))).toEqual([]);
    expect([...new Set(calls.map(({ tool }) => tool))].filter((tool) => !base[tool])).toEqual([]);
  });
});
