import { describe, expect, it } from 'vitest';
import { type Answer, noon, useSandbox } from './client.ts';

const bench = useSandbox({ leads: 300 });
const { get } = bench;
const rows = (answer: Answer, key = 'leads') => (answer.body?._embedded[key] ?? []) as Record<string, unknown>[];
const ids = (answer: Answer, key = 'leads') => rows(answer, key).map((row) => row.id as number);
const data = () => bench.sandbox.data();

describe('filters of leads', () => {
  const expectLeads = async (
    query: string,
    isWanted: (lead: ReturnType<ReturnType<typeof data>['leads']['rows']>[number]) => boolean,
  ) => {
    const wanted = data()
      .leads.rows()
      .filter(isWanted)
      .map((lead) => lead.id);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(250);
    expect(ids(await get(`/leads?limit=250&order[id]=asc&${query}`))).toEqual(wanted);
  };

  it('accept one id or several, indexed or not, with raw or encoded brackets', async () => {
    const [a, b] = data()
      .leads.rows()
      .map((lead) => lead.id);
    expect(ids(await get(`/leads?filter[id]=${a}`))).toEqual([a]);
    for (const query of [
      `filter[id][]=${a}&filter[id][]=${b}`,
      `filter[id][0]=${a}&filter[id][1]=${b}`,
      `filter%5Bid%5D%5B%5D=${a}&filter%5Bid%5D%5B%5D=${b}`,
    ]) {
      expect(ids(await get(`/leads?order[id]=asc&${query}`))).toEqual([a, b]);
    }
  });

  it('select by pipeline, by stage in its pipeline, and by price', async () => {
    const [sales, service] = data().metadata.pipelines;
    await expectLeads(`filter[pipeline_id]=${service?.id}`, (lead) => lead.pipelineId === service?.id);
    await expectLeads(
      `filter[statuses][0][pipeline_id]=${sales?.id}&filter[statuses][0][status_id]=142&filter[statuses][1][pipeline_id]=${service?.id}&filter[statuses][1][status_id]=143`,
      (lead) =>
        (lead.pipelineId === sales?.id && lead.statusId === 142) ||
        (lead.pipelineId === service?.id && lead.statusId === 143),
    );
    await expectLeads('filter[price]=0', (lead) => lead.price === 0);
    await expectLeads(
      'filter[price][from]=100000&filter[price][to]=300000',
      (lead) => lead.price >= 100_000 && lead.price <= 300_000,
    );
  });

  it('select by user, name and time, both ends included', async () => {
    const lead = data()
      .leads.rows()
      .find((row) => row.closedAt !== null && row.updatedBy !== 0);
    if (lead === undefined) throw new Error('no closed lead');
    await expectLeads(
      `filter[responsible_user_id]=${lead.responsibleUserId}`,
      (row) => row.responsibleUserId === lead.responsibleUserId,
    );
    await expectLeads('filter[created_by]=0', (row) => row.createdBy === 0);
    await expectLeads(`filter[updated_by]=${lead.updatedBy}`, (row) => row.updatedBy === lead.updatedBy);
    await expectLeads(`filter[name]=${encodeURIComponent(lead.name)}`, (row) => row.name === lead.name);
    await expectLeads(
      `filter[created_at][from]=${lead.createdAt}&filter[created_at][to]=${lead.createdAt}`,
      (row) => row.createdAt === lead.createdAt,
    );
    await expectLeads(
      `filter[updated_at][from]=${lead.updatedAt}&filter[updated_at][to]=${lead.updatedAt + 1_000_000}`,
      (row) => row.updatedAt >= lead.updatedAt && row.updatedAt <= lead.updatedAt + 1_000_000,
    );
    await expectLeads(
      `filter[closed_at][to]=${lead.closedAt}`,
      (row) => row.closedAt !== null && row.closedAt <= (lead.closedAt ?? 0),
    );
  });

  it('select by the nearest open task', async () => {
    const due = rows(await get(`/leads?limit=250&filter[closest_task_at][to]=${noon}`)).map(
      (lead) => lead.closest_task_at as number,
    );
    expect(due.length).toBeGreaterThan(0);
    expect(Math.max(...due)).toBeLessThanOrEqual(noon);
  });

  it('select by values of custom fields: options by their ids, numbers by a range', async () => {
    const field = data().metadata.fields.find((item) => item.name === 'Тип объекта');
    const option = field?.enums?.[1];
    await expectLeads(`filter[custom_fields_values][${field?.id}][]=${option?.id}`, (lead) =>
      lead.fields.some((item) => item.fieldId === field?.id && item.values[0]?.enumId === option?.id),
    );
    const area = data().metadata.fields.find((item) => item.type === 'numeric' && item.entityType === 'leads');
    await expectLeads(
      `filter[custom_fields_values][${area?.id}][from]=100&filter[custom_fields_values][${area?.id}][to]=200`,
      (lead) =>
        lead.fields.some(
          (item) =>
            item.fieldId === area?.id && Number(item.values[0]?.value) >= 100 && Number(item.values[0]?.value) <= 200,
        ),
    );
  });
});

describe('filters of other routes', () => {
  it('of contacts and companies select by id, name and user', async () => {
    const [contact] = data().contacts.rows();
    expect(ids(await get(`/contacts?filter[id][]=${contact?.id}`), 'contacts')).toEqual([contact?.id]);
    const namesakes = rows(
      await get(`/contacts?limit=250&filter[name]=${encodeURIComponent(contact?.name ?? '')}`),
      'contacts',
    );
    expect(new Set(namesakes.map((row) => row.name))).toEqual(new Set([contact?.name]));
    const [company] = data().companies.rows();
    const owned = rows(
      await get(`/companies?limit=250&filter[responsible_user_id]=${company?.responsibleUserId}`),
      'companies',
    );
    expect(new Set(owned.map((row) => row.responsible_user_id))).toEqual(new Set([company?.responsibleUserId]));
  });

  it('of tasks select by completion, type, subject, user and change; a subject id needs its type', async () => {
    const tasks = data().tasks.rows();
    const count = async (query: string) => ids(await get(`/tasks?limit=250&${query}`), 'tasks').length;
    expect(await count('filter[is_completed]=1')).toBe(tasks.filter((task) => task.isCompleted).length);
    expect(await count('filter[is_completed][]=0&filter[task_type][]=2')).toBe(
      tasks.filter((task) => !task.isCompleted && task.taskTypeId === 2).length,
    );
    expect(await count('filter[entity_type]=companies')).toBe(
      tasks.filter((task) => task.entityType === 'companies').length,
    );
    const lead = tasks.find((task) => task.entityType === 'leads')?.entityId;
    expect(await count(`filter[entity_type]=leads&filter[entity_id][]=${lead}`)).toBe(
      tasks.filter((task) => task.entityId === lead).length,
    );
    expect(await count(`filter[entity_id]=${lead}`)).toBe(Math.min(250, tasks.length));
    const person = tasks[0]?.responsibleUserId;
    expect(await count(`filter[responsible_user_id]=${person}`)).toBe(
      tasks.filter((task) => task.responsibleUserId === person).length,
    );
    const change = tasks[10]?.updatedAt ?? 0;
    expect(await count(`filter[updated_at]=${change}`)).toBe(tasks.filter((task) => task.updatedAt >= change).length);
    expect(await count(`filter[updated_at][to]=${change}`)).toBe(
      tasks.filter((task) => task.updatedAt <= change).length,
    );
    expect(await count(`filter[id]=${tasks[3]?.id}`)).toBe(1);
  });

  it('of tags and fields select by id, name, type and words', async () => {
    const tags = await get('/leads/tags?query=СРОЧНО');
    expect(rows(tags, 'tags').map((tag) => tag.name)).toEqual(['Срочно']);
    expect(rows(await get(`/leads/tags?filter[name]=${encodeURIComponent('Рассрочка')}`), 'tags')).toHaveLength(1);
    expect(ids(await get(`/leads/tags?filter[id]=${ids(tags, 'tags')[0]}`), 'tags')).toEqual(ids(tags, 'tags'));
    const fields = rows(await get('/leads/custom_fields?filter[type][]=select&filter[type][]=date'), 'custom_fields');
    expect(new Set(fields.map((field) => field.type))).toEqual(new Set(['select', 'date']));
  });

  it('of fields are counted, with at most 50 fields a page', async () => {
    const answer = await get('/leads/custom_fields?limit=250');
    expect(answer.body._links.self.href).toContain('limit=50');
    expect(answer.body._total_items).toBe(
      data().metadata.fields.filter((field) => field.entityType === 'leads').length,
    );
    const page = await get('/leads/custom_fields?limit=5');
    expect(page.body._page_count).toBe(Math.ceil(answer.body._total_items / 5));
    expect(page.body._links.last.href).toContain(`page=${page.body._page_count}`);
  });

  it('of pipelines do not exist: every page is the whole list', async () => {
    const answer = await get('/leads/pipelines?page=7&limit=1');
    expect(answer.body._total_items).toBe(3);
    expect(rows(answer, 'pipelines')).toHaveLength(3);
  });
});

describe('without `is_api_filter_enabled`', () => {
  const plain = useSandbox({ leads: 20, filterApi: false });

  it('a filter by custom field is ignored', async () => {
    const field = plain.sandbox.data().metadata.fields.find((item) => item.name === 'Тип объекта');
    const answer = await plain.get(`/leads?filter[custom_fields_values][${field?.id}][]=${field?.enums?.[0]?.id}`);
    expect(ids(answer)).toHaveLength(20);
    expect((await plain.get('/account?with=is_api_filter_enabled')).body.is_api_filter_enabled).toBe(false);
  });
});
