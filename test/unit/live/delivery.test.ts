import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDelivery } from '../../../src/live/delivery.ts';
import fc from '../../property.ts';

const folder = new URL('../../contract/payloads/', import.meta.url);
const read = (name: string) => parseDelivery(readFileSync(new URL(`${name}.form.txt`, folder), 'utf8').trim());

describe('parseDelivery, of what amoCRM sends', () => {
  it.each([
    ['webhook.add_lead.recorded', { entity: 'leads', kind: 'ADDED' }],
    ['webhook.update_lead.recorded', { entity: 'leads', kind: 'UPDATED' }],
    ['webhook.status_lead.recorded', { entity: 'leads', kind: 'STATUS_CHANGED' }],
    ['webhook.responsible_lead.recorded', { entity: 'leads', kind: 'RESPONSIBLE_CHANGED' }],
    ['webhook.add_contact.recorded', { entity: 'contacts', kind: 'ADDED' }],
    ['webhook.restore_contact.recorded', { entity: 'contacts', id: 1065, kind: 'RESTORED' }],
    ['webhook.add_company.recorded', { entity: 'companies', kind: 'ADDED' }],
    ['webhook.company-add.derived', { entity: 'companies', id: 17612521, kind: 'ADDED' }],
    ['webhook.contact-add.derived', { entity: 'contacts', kind: 'ADDED' }],
    ['webhook.lead-status.derived', { id: 15318175, kind: 'STATUS_CHANGED', previous: { statusId: 67548607 } }],
    ['webhook.lead-responsible.derived', { entity: 'leads', kind: 'RESPONSIBLE_CHANGED' }],
    ['webhook.lead-delete.derived', { entity: 'leads', kind: 'DELETED' }],
    ['webhook.lead-note.derived', { entity: 'notes', id: 4600471, kind: 'ADDED', noteOf: 'leads' }],
    ['webhook.task-add.derived', { entity: 'tasks', kind: 'ADDED' }],
    ['webhook.task-update.derived', { entity: 'tasks', kind: 'UPDATED' }],
  ])('%s is understood', (name, hint) => {
    expect(read(name).hints).toMatchObject([hint]);
  });

  it('tells which status a deleted lead had, and of whose account it is', () => {
    const { hints, accountId } = read('webhook.lead-delete.derived');
    expect(hints[0]?.previous).toMatchObject({ statusId: expect.any(Number), pipelineId: expect.any(Number) });
    expect(accountId).toBe(32720107);
  });

  it('takes a talk by its own id, and a message for a change of its talk', () => {
    const body =
      'talk[add][0][talk_id]=117&talk[add][0][contact_id]=5&talk[update][0][talk_id]=118&talk[update][1][id]=119';
    expect(parseDelivery(body)).toMatchObject({
      hints: [
        { entity: 'talks', id: 117, kind: 'ADDED', previous: {} },
        { entity: 'talks', id: 118, kind: 'UPDATED', previous: {} },
      ],
      ignored: [],
    });
    expect(read('webhook.message-add.derived')).toMatchObject({
      hints: [{ entity: 'talks', id: 191, kind: 'UPDATED' }],
      ignored: [],
    });
  });

  it('names what is not used, and makes nothing of it', () => {
    expect(parseDelivery('widget[add][0][id]=1')).toMatchObject({ hints: [], ignored: ['widget.add'] });
    expect(parseDelivery('talk[delete][0][talk_id]=1')).toMatchObject({ hints: [], ignored: ['talk.delete'] });
    expect(parseDelivery('unsorted[restore][0][uid]=f575&unsorted[note][0][uid]=f575')).toMatchObject({
      hints: [],
      ignored: ['unsorted.restore', 'unsorted.note'],
    });
  });

  it('tells of customers in a group of their own, and of their notes', () => {
    const form =
      'customers[add][0][id]=7&customers[responsible][0][id]=8&customers[responsible][0][old_responsible_user_id]=5&customers[note][0][note][id]=9&customers[note][0][note][element_type]=12';
    expect(parseDelivery(form).hints).toMatchObject([
      { entity: 'customers', id: 7, kind: 'ADDED' },
      { entity: 'customers', id: 8, kind: 'RESPONSIBLE_CHANGED', previous: { responsibleUserId: 5 } },
      { entity: 'notes', id: 9, kind: 'ADDED', noteOf: 'customers' },
    ]);
  });

  it('tells what became of an incoming lead, and of which lead', () => {
    expect(read('webhook.unsorted-accept.derived').hints).toEqual([
      {
        entity: 'incomingLeads',
        id: 'f575b754b0d1eb1c380e53d6821ffd2820a6dfbe3822de0cfddaf266980f',
        kind: 'DELETED',
        previous: {},
        told: { decision: 'ACCEPTED', category: 'mail', leadId: 15258873 },
      },
    ]);
    expect(read('webhook.unsorted-decline.derived').hints).toMatchObject([
      { kind: 'DELETED', told: { decision: 'DECLINED', category: 'mail', leadId: 15270337 } },
    ]);
    expect(parseDelivery('unsorted[add][0][uid]=f575&unsorted[update][0][uid]=f576').hints).toMatchObject([
      { entity: 'incomingLeads', id: 'f575', kind: 'ADDED' },
      { entity: 'incomingLeads', id: 'f576', kind: 'UPDATED' },
    ]);
  });

  it.each(['../../users', 'a b', '', 'f'.repeat(129)])('takes no %j for a uid', (uid) => {
    expect(parseDelivery(`unsorted[add][0][uid]=${encodeURIComponent(uid)}&unsorted[delete][0]=${uid}`).hints).toEqual(
      [],
    );
  });

  it('may carry several records of several kinds', () => {
    const body =
      'leads[add][0][id]=1&leads[add][1][id]=2&contacts[update][0][id]=3&contacts[update][0][type]=company&task[delete][0][id]=4';
    expect(parseDelivery(body).hints.map(({ entity, id, kind }) => [entity, id, kind])).toEqual([
      ['leads', 1, 'ADDED'],
      ['leads', 2, 'ADDED'],
      ['companies', 3, 'UPDATED'],
      ['tasks', 4, 'DELETED'],
    ]);
  });

  it('has been tried with every recorded and documented body', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.form.txt'))) {
      const { hints, ignored } = read(file.replace('.form.txt', ''));
      expect(hints.length + ignored.length, file).toBeGreaterThan(0);
    }
  });
});

describe('parseDelivery, of what amoCRM did not send', () => {
  it.each([
    '',
    '%',
    '%E0%A4%A',
    '{"leads":{"add":[{"id":1}]}}',
    'leads=1',
    'leads[add]=1',
    'leads[add][0]=1',
    'leads[add][0][id]=abc',
    'leads[add][0][id]=-1',
    'leads[add][0][id]=1e3',
    'leads[add][0][id]=99999999999999999999',
    'leads[add][0][id][]=1',
    'leads[add][id]=1',
    'leads[hasOwnProperty][0][id]=1',
    '__proto__[add][0][id]=1',
    'constructor[prototype][polluted]=1',
    'leads[__proto__][polluted]=1',
    'leads[add][__proto__][id]=1',
    `leads${'[x]'.repeat(10_000)}=1`,
    'leads[note][0][note][element_type]=2',
    'task[note][0][note][id]=1&task[note][0][note][element_type]=constructor',
    'task[note][0][note][id]=1&task[note][0][note][element_type][x]=1',
  ])('is nothing: %.60j', (body) => {
    expect(parseDelivery(body).hints).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['constructor', '__proto__', '13', ''])('a note about %j is taken for one of its group', (type) => {
    const { hints } = parseDelivery(`leads[note][0][note][id]=1&leads[note][0][note][element_type]=${type}`);
    expect(hints).toEqual([{ entity: 'notes', id: 1, kind: 'ADDED', previous: {}, noteOf: 'leads' }]);
  });

  it('is read up to a number of values, and says so', () => {
    const update = (count: number) =>
      Array.from({ length: count }, (_, n) => `leads[update][${n}][id]=${n + 1}`).join('&');
    const [whole, cut] = [parseDelivery(update(20_000)), parseDelivery(update(20_001))];
    expect([whole.hints.length, whole.isCut]).toEqual([20_000, false]);
    expect([cut.hints.length, cut.isCut]).toEqual([20_000, true]);
  });

  it('names what is not known once and not at length', () => {
    const { ignored } = parseDelivery(`widget[add][0]=1&widget[add][1]=2&${'x'.repeat(500)}[add]=1`);
    expect(ignored).toEqual(['widget.add', 'x'.repeat(60)]);
  });

  it('never throws and never reaches a prototype, whatever it is', () => {
    const key = fc.oneof(
      fc.constantFrom(
        'leads',
        'contacts',
        'task',
        'add',
        'status',
        'note',
        'id',
        'element_type',
        '__proto__',
        'constructor',
        'prototype',
        '0',
        '',
      ),
      fc.string(),
    );
    const value = fc.oneof(fc.constantFrom('1', '2', 'constructor', '__proto__'), fc.string());
    const note = fc.constantFrom(['leads', 'note', '0', 'note'], ['task', 'note', '0', 'note']);
    const path = fc
      .tuple(fc.oneof(note, fc.constant<string[]>([])), fc.array(key, { maxLength: 6 }))
      .map(([start, rest]) => [...start, ...rest]);
    const pair = fc.tuple(path, value).map(([[first = '', ...rest], value]) => {
      return `${first}${rest.map((part) => `[${part}]`).join('')}=${value}`;
    });
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
        for (const { id, noteOf = 'leads' } of parseDelivery(pairs.join('&')).hints) {
          if (typeof id === 'string') expect(id).toMatch(/^[\da-z]{1,128}$/i);
          else expect(Number.isSafeInteger(id) && id > 0).toBe(true);
          expect(['leads', 'contacts', 'companies']).toContain(noteOf);
        }
        expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
