import { describe, expect, it } from 'vitest';
import { NotFoundError, NotSupportedByAmocrmError } from '../../src/errors/index.ts';
import { json, open } from '../unit/amocrm/server.ts';
import { readPayload } from './payload.ts';

/** The client, connected to a server that answers everything with one of the vendor's payloads. */
async function replay(name: string, status = 200) {
  const { connection } = await open((_, response) => json(response, status, readPayload(name)));
  return connection.with({});
}

describe('the client reads', () => {
  it('a talk', async () => {
    expect(await (await replay('talks.get.doc')).talks.get(117)).toEqual({
      id: 117,
      contact_id: 3372695,
      chat_id: '88278e98-2b8d-4ae2-a5f0-bfab511cd621',
      entity_type: 'lead',
      entity_id: 667999637,
      status: null,
      is_in_work: true,
      is_read: true,
      origin: 'telegram',
      source_id: null,
      rate: null,
      missed_at: null,
      created_at: 1631018291,
      updated_at: 1631035929,
    });
  });

  it('the chats of a contact', async () => {
    const chat = { id: 26219, contact_id: 3102959, chat_id: '6cbab3d5-c4c1-46ff-b710-ad59ad10805f' };
    const amocrm = await replay('contact_chats.list.doc');
    expect(await amocrm.contactChats.list({ contact_id: [3102959] })).toEqual([chat]);
    await expect(amocrm.contactChats.list({ contact_id: [7] })).rejects.toThrow('ignored the filter «contact_id»');
    const linked = await (await replay('contact_chats.link.response.doc')).contactChats.link([chat]);
    expect(linked).toEqual([{ index: 0, result: chat }]);
  });

  it('sources', async () => {
    const [first, second] = await (await replay('sources.list.doc')).sources.list();
    expect(first).toEqual({
      id: 9619,
      name: 'Номер отдела продаж',
      pipeline_id: 1300,
      external_id: '+17 912 100 00 00',
      default: true,
      origin_code: null,
      services: [],
    });
    expect(second).toMatchObject({ id: 4460, default: false, origin_code: 'amo.ext.30490163_v2' });
  });

  it('sources that were written, by their place: they repeat no request id', async () => {
    const write = { name: 'Лендинг', external_id: '1' };
    const created = await (await replay('sources.create.response.doc')).sources.create([write, write]);
    expect(created.map((outcome) => 'result' in outcome && outcome.result.id)).toEqual([9619, 4460]);
    const updated = await (await replay('sources.update.response.doc')).sources.update([{ id: 4460 }, { id: 9619 }]);
    expect(updated.map((outcome) => 'result' in outcome && outcome.result.id)).toEqual([4460, 9619]);
  });

  it('which source could not be deleted', async () => {
    const [outcome] = await (await replay('sources.delete.error.400.doc', 400)).sources.delete([31075178]);
    expect(outcome).toMatchObject({ index: 0, error: expect.any(NotFoundError) });
  });

  it('Kommo’s salesbots', async () => {
    expect(await (await replay('bots.list.kommo-doc')).salesbots.list({})).toEqual({
      items: [{ id: 24498, name: 'Salesbot #1', type_functionality: 'regular', is_active: true }],
      hasNext: false,
    });
  });

  it('why a salesbot was not run', async () => {
    const run = { bot_id: 0, entity_type: 'leads', entity_id: 1 } as const;
    const [outcome] = await (await replay('bots.run.error.400.kommo-doc', 400)).salesbots.run([run]);
    expect(outcome).toMatchObject({ error: { issues: [{ path: ['bot_id'] }, {}, { path: ['entity_type'] }] } });
  });

  it('templates with their reviews', async () => {
    const { connection } = await open((request, response) =>
      request.url?.includes('page=1')
        ? json(response, 200, readPayload('chat_templates.list.doc'))
        : response.writeHead(204).end(),
    );
    const [template] = await connection.with({}).chatTemplates.all({ with: ['reviews'] });
    expect(template).toMatchObject({
      id: 7349,
      type: 'waba',
      buttons: [
        { type: 'inline', text: 'кнопка 1' },
        { type: 'inline', text: 'кнопка 2' },
      ],
      waba_category: 'UTILITY',
      waba_examples: [{ marker: '{{contact.name}}', example: 'My contact' }],
      reviews: [{ id: 367, source_id: 13234480, status: 'review', reject_reason: null }],
    });
    const one = await (await replay('chat_templates.get.doc')).chatTemplates.get(7349);
    expect(one).toMatchObject({ waba_header: null, reviews: [{ status: 'approved' }] });
  });

  it('templates that were written', async () => {
    const write = { name: 'Hello template', content: 'Hello' };
    const [created] = await (await replay('chat_templates.create.response.doc')).chatTemplates.create([write]);
    expect(created).toMatchObject({ result: { id: 7351, name: 'Hello template', type: 'waba' } });
    const [updated] = await (await replay('chat_templates.update.response.doc')).chatTemplates.update([{ id: 7351 }]);
    expect(updated).toMatchObject({ result: { id: 7351, type: 'amocrm', is_editable: true, waba_examples: [] } });
    const reviews = await (await replay('chat_templates.review.response.doc')).chatTemplates.sendToReview(7351);
    expect(reviews).toEqual([{ id: 367, source_id: 13234480, status: 'review', reject_reason: null }]);
  });
});

describe('the client runs salesbots', () => {
  const run = { bot_id: 24401, entity_type: 'leads', entity_id: 7 } as const;

  it('although the confirmation is a word and not JSON', async () => {
    const { connection } = await open((_, response) =>
      response.writeHead(202, { 'content-type': 'text/html' }).end('Accepted'),
    );
    expect(await connection.with({}).salesbots.run([run])).toMatchObject([{ index: 0, result: run }]);
  });

  it('by the second version of the API where the fourth has no route', async () => {
    const bodies: string[] = [];
    const { connection, requests } = await open((request, response) => {
      if (request.url?.startsWith('/api/v4')) return json(response, 404, { title: 'Not Found', status: 404 });
      request.on('data', (chunk) => bodies.push(String(chunk)));
      return request.on('end', () => response.writeHead(202).end());
    });
    const amocrm = connection.with({});
    expect(await amocrm.salesbots.run([run])).toMatchObject([{ index: 0, result: run }]);
    expect(requests).toEqual(['POST /api/v4/bots/run', 'POST /api/v2/salesbot/run']);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([[{ bot_id: 24401, entity_type: 2, entity_id: 7 }]]);
    await expect(amocrm.salesbots.list({})).rejects.toThrow(NotSupportedByAmocrmError);
    await expect(amocrm.salesbots.stop(24401, 7)).rejects.toThrow(NotSupportedByAmocrmError);
  });
});
