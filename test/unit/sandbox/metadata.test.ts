import { describe, expect, it } from 'vitest';
import { type Answer, useSandbox } from './client.ts';

const bench = useSandbox({ leads: 300 });
const { get } = bench;
const rows = (answer: Answer, key = 'leads') => (answer.body?._embedded[key] ?? []) as Record<string, unknown>[];

describe('metadata', () => {
  it('of the account has what is asked for, and nothing else', async () => {
    const bare = (await get('/account')).body;
    expect(bare).toMatchObject({ subdomain: 'demo', country: 'RU', currency: 'RUB' });
    expect(bare).not.toHaveProperty('_embedded');
    expect(bare).not.toHaveProperty('uuid');
    const full = (
      await get(
        '/account?with=users_groups,task_types,datetime_settings,amojo_id,uuid,version,is_api_filter_enabled,drive_url',
      )
    ).body;
    expect(full._embedded.users_groups).toHaveLength(3);
    expect(full._embedded.datetime_settings.timezone).toBe('Europe/Moscow');
    expect(full._embedded.task_types[0]).toMatchObject({ id: 1, code: 'FOLLOW_UP' });
    expect(full).toMatchObject({ is_api_filter_enabled: true, version: 11 });
    expect((await get('/account?with[]=uuid')).body.uuid).toBe(full.uuid);
  });

  it('of users, stages and reasons is found by id', async () => {
    expect((await get('/users?with=group')).body._total_items).toBe(12);
    const fired = rows(await get('/users'), 'users').find((user) => !(user.rights as { is_active: boolean }).is_active);
    expect((await get(`/users/${fired?.id}`)).body.name).toBe('Виктор Осипов');
    const [pipeline] = (await get('/leads/pipelines')).body._embedded.pipelines;
    expect((await get(`/leads/pipelines/${pipeline.id}`)).body).toEqual(pipeline);
    expect((await get(`/leads/pipelines/${pipeline.id}/statuses`)).body._embedded.statuses).toEqual(
      pipeline._embedded.statuses,
    );
    expect((await get(`/leads/pipelines/${pipeline.id}/statuses/142`)).body.type).toBe(0);
    const [reason] = (await get('/leads/loss_reasons')).body._embedded.loss_reasons;
    expect((await get(`/leads/loss_reasons/${reason.id}`)).body).toEqual(reason);
    const [field] = (await get('/contacts/custom_fields')).body._embedded.custom_fields;
    expect((await get(`/contacts/custom_fields/${field.id}`)).body).toEqual(field);
    for (const path of [
      '/users/1',
      '/leads/pipelines/1',
      '/leads/pipelines/1/statuses',
      `/leads/pipelines/${pipeline.id}/statuses/1`,
      '/leads/loss_reasons/1',
      `/leads/custom_fields/${field.id}`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });
});
