import { expect, it, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.ts';
import { noon } from './client.ts';

async function open(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: () => noon, rateLimit: false, accountRateLimit: false, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** One change of each part of an account, each as another integration or a person makes it. */
function change(sandbox: Sandbox): void {
  const [lead] = sandbox.data().leads.rows();
  const [contact] = sandbox.data().contacts.rows();
  const [element] = sandbox.data().catalogElements.rows();
  const { catalogId } = element ?? { catalogId: 0 };
  const requests: [string, string, unknown][] = [
    ['POST', '/leads', [{ name: 'Окна', _embedded: { tags: [{ name: 'новый тег' }] } }]],
    ['PATCH', `/leads/${lead?.id}`, { name: 'Другое имя', price: 1 }],
    ['PATCH', `/contacts/${contact?.id}`, { name: 'Другой человек' }],
    ['POST', `/leads/${lead?.id}/notes`, [{ note_type: 'common', params: { text: 'Позвонить' } }]],
    ['POST', '/tasks', [{ text: 'Позвонить', complete_till: noon + 3600 }]],
    ['POST', '/leads/pipelines', [{ name: 'Опт', sort: 9, is_main: false, is_unsorted_on: true }]],
    ['POST', '/leads/custom_fields', [{ name: 'Цвет', type: 'text' }]],
    [
      'POST',
      `/leads/${lead?.id}/link`,
      [
        {
          to_entity_id: element?.id,
          to_entity_type: 'catalog_elements',
          metadata: { quantity: 7, catalog_id: catalogId },
        },
      ],
    ],
    ['PATCH', '/customers/mode', { mode: 'periodicity', is_enabled: true }],
  ];
  for (const [method, path, body] of requests) {
    expect(sandbox.send(method, path, body).status, `${method} ${path}`).toBeLessThan(300);
  }
  sandbox.trash('contacts', sandbox.data().contacts.rows()[1]?.id ?? 0);
}

it.each<[string, SandboxOptions]>([
  ['the demo', {}],
  ['a generated account', { size: { leads: 20 } }],
])('accounts that are made of the same options do not share what changes: %s', async (_, options) => {
  const [first, second] = [await open(options), await open(options)];
  const before = structuredClone(second.snapshot());
  expect(first.snapshot()).toEqual(before);
  change(first);
  expect(first.snapshot()).not.toEqual(before);
  expect(second.snapshot()).toEqual(before);
  expect((await open(options)).snapshot()).toEqual(before);
  change(second);
  expect(second.snapshot()).toEqual(first.snapshot());
});
