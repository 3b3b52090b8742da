import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { countFailures, countFailuresBy, loadFailures } from '../../src/replica/question/data-quality.ts';
import { type QualityCheckName, qualityChecks } from '../../src/replica/question/quality-check.ts';
import { isTaxNumber } from '../../src/resolvers/identity/company-text.ts';
import { parseContactText } from '../../src/resolvers/identity/contact-text.ts';
import type { CardRow, LeadRow } from '../../src/sandbox/rows.ts';
import { type Account, openAccount, startAccount, testNow } from '../harness.ts';
import { findPostgres } from '../postgres.ts';
import { openPostgresReplica } from './postgres-replica.ts';

const text = `query ($checks: [QualityCheck!], $pipelineIds: [ID!], $responsibleUserIds: [ID!]) {
  dataQuality(checks: $checks, pipelineIds: $pipelineIds, responsibleUserIds: $responsibleUserIds, maxAge: 0) {
    complete
    findings {
      check count total
      records(first: 250) { id name url emptyFields responsible { id } }
      byResponsible(first: 250) { responsible { id } count total }
      byPipeline(first: 250) { pipeline { id } count total }
    }
  }
}`;

interface Finding {
  check: string;
  count: number;
  total: number;
  records: { id: string; name: string; url: string | null; emptyFields: string[]; responsible: { id: string } }[];
  byResponsible: { responsible: { id: string } | null; count: number; total: number }[];
  byPipeline: { pipeline: { id: string }; count: number; total: number }[];
}

async function check(account: Account, variables: Record<string, unknown> = {}): Promise<Finding[]> {
  const { dataQuality } = await account.query<{ dataQuality: { findings: Finding[] } }>(text, variables);
  return dataQuality.findings;
}

type Row = { id: number; responsibleUserId: number };

/** For each check, the rows that are checked and those that fail, filtered from all rows of the sandbox. */
function recount(account: Account): Record<string, { checked: Row[]; failing: Row[] }> {
  const data = account.sandbox.data();
  const { metadata } = data;
  const isLive = (row: CardRow) => !row.isDeleted;
  const leads = [...data.leads.rows()].filter(isLive);
  const contacts = [...data.contacts.rows()].filter(isLive);
  const companies = [...data.companies.rows()].filter(isLive);
  const isOpen = (lead: LeadRow) => lead.statusId !== 142 && lead.statusId !== 143;
  const openTasks = [...data.tasks.rows()].filter(({ isCompleted }) => !isCompleted);
  const isOrphan = ({ responsibleUserId }: Row) =>
    !metadata.users.some(({ id, isActive }) => id === responsibleUserId && isActive);
  const valuesOf = (row: CardRow, code: string) =>
    row.fields
      .filter(({ fieldId }) => metadata.fields.find(({ id }) => id === fieldId)?.code === code)
      .flatMap(({ values }) => values.map(({ value }) => value));
  const requirements = metadata.fields.flatMap(({ id, entityType, requiredStatuses = [] }) =>
    entityType === 'leads' ? requiredStatuses.map((stage) => ({ id, ...stage })) : [],
  );
  const requiredOf = (lead: LeadRow) =>
    requirements.filter((stage) => stage.pipelineId === lead.pipelineId && stage.statusId === lead.statusId);
  const split = <Each extends Row>(checked: Each[], fails: (row: Each) => boolean) => ({
    checked: checked as Row[],
    failing: checked.filter(fails) as Row[],
  });
  const open = leads.filter(isOpen);
  const taxNumbers = (row: CardRow) =>
    row.fields
      .filter(({ fieldId }) => metadata.fields.find(({ id }) => id === fieldId)?.type === 'legal_entity')
      .flatMap(({ values }) => values.map(({ value }) => String((value as { vat_id?: unknown }).vat_id)));
  return {
    LEAD_WITHOUT_PRICE: split(open, ({ price }) => price === 0),
    LEAD_WITHOUT_CONTACT: split(open, (lead) => lead.contacts.length === 0),
    LEAD_WITHOUT_SOURCE: split(open, ({ id }) => {
      // The source of a lead is that of the first talk about it.
      const talk = [...data.talks.rows()].find(({ leadId }) => leadId === id);
      return data.sources.get(talk?.sourceId ?? 0) === undefined;
    }),
    LEAD_WITHOUT_ACTIVE_USER: split(open, isOrphan),
    LEAD_WITHOUT_TASK: split(
      open,
      ({ id }) => !openTasks.some(({ entityType, entityId }) => entityType === 'leads' && entityId === id),
    ),
    LEAD_IN_DELETED_STAGE: split(open, () => false),
    LEAD_WITHOUT_REQUIRED_FIELD: split(
      leads.filter((lead) => requiredOf(lead).length > 0),
      (lead) => requiredOf(lead).some(({ id }) => !lead.fields.some(({ fieldId }) => fieldId === id)),
    ),
    LEAD_LOST_WITHOUT_REASON: split(
      leads.filter(({ statusId }) => statusId === 143),
      ({ lossReasonId }) => lossReasonId === null,
    ),
    CONTACT_WITHOUT_PHONE_AND_EMAIL: split(
      contacts,
      (row) => valuesOf(row, 'PHONE').length + valuesOf(row, 'EMAIL').length === 0,
    ),
    CONTACT_WITH_INVALID_PHONE: split(
      contacts.filter((row) => valuesOf(row, 'PHONE').length > 0),
      (row) => valuesOf(row, 'PHONE').some((value) => parseContactText(String(value), 'RU').phones.length === 0),
    ),
    CONTACT_WITHOUT_ACTIVE_USER: split(contacts, isOrphan),
    COMPANY_WITHOUT_INN: split(companies, (row) => !taxNumbers(row).some(isTaxNumber)),
    COMPANY_WITHOUT_PHONE_AND_EMAIL: split(
      companies,
      (row) => valuesOf(row, 'PHONE').length + valuesOf(row, 'EMAIL').length === 0,
    ),
    COMPANY_WITHOUT_ACTIVE_USER: split(companies, isOrphan),
    TASK_OVERDUE: split(openTasks, ({ completeTill }) => completeTill < testNow),
    TASK_WITHOUT_ACTIVE_USER: split(openTasks, isOrphan),
  };
}

const newest = (rows: readonly Row[]) => rows.map(({ id }) => id).sort((one, other) => other - one);

describe('Data quality', () => {
  let account: Account & { close(): Promise<void> };
  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.close());

  test('counts and lists what a filter over all rows finds', async () => {
    const findings = await check(account);
    expect(findings.map((finding) => finding.check.toLowerCase())).toEqual(Object.keys(qualityChecks));
    const expected = recount(account);
    for (const finding of findings) {
      const rows = expected[finding.check] ?? { checked: [], failing: [] };
      const found = { check: finding.check, count: finding.count, total: finding.total };
      expect(found).toEqual({ check: finding.check, count: rows.failing.length, total: rows.checked.length });
      expect(finding.records.map(({ id }) => Number(id))).toEqual(newest(rows.failing).slice(0, 250));
    }
  });

  test('by responsible user and pipeline adds up to the whole', async () => {
    const expected = recount(account);
    for (const finding of await check(account)) {
      const sum = (groups: { count: number }[]) => groups.reduce((total, { count }) => total + count, 0);
      expect(sum(finding.byResponsible)).toBe(finding.count);
      expect(sum(finding.byPipeline)).toBe(finding.check.startsWith('LEAD_') ? finding.count : 0);
      for (const { responsible, count, total } of finding.byResponsible) {
        const own = (rows: Row[] = []) =>
          rows.filter(({ responsibleUserId }) => responsibleUserId === Number(responsible?.id ?? 0)).length;
        const rows = expected[finding.check];
        if (rows) expect([count, total]).toEqual([own(rows.failing), own(rows.checked)]);
      }
    }
  });

  test('of some users and pipelines leaves out the others', async () => {
    const [lead] = account.sandbox.data().leads.rows();
    const variables = {
      checks: ['LEAD_WITHOUT_TASK', 'TASK_OVERDUE'],
      pipelineIds: [String(lead?.pipelineId)],
      responsibleUserIds: [String(lead?.responsibleUserId)],
    };
    const [leads, tasks] = await check(account, variables);
    const isOwn = (row: Row) => row.responsibleUserId === lead?.responsibleUserId;
    const expected = recount(account);
    const open = ((expected.LEAD_WITHOUT_TASK?.checked ?? []) as LeadRow[]).filter(
      (row) => isOwn(row) && row.pipelineId === lead?.pipelineId,
    );
    expect(leads?.total).toBe(open.length);
    expect(tasks?.total).toBe(expected.TASK_OVERDUE?.checked.filter(isOwn).length);
  });

  test('links each record to its card, and a task to the card that it is on', async () => {
    const [leads, tasks] = await check(account, { checks: ['LEAD_WITHOUT_PRICE', 'TASK_OVERDUE'] });
    for (const { id, url } of leads?.records ?? []) expect(url).toBe(`${account.sandbox.url}/leads/detail/${id}`);
    for (const { id, url } of tasks?.records ?? []) {
      const task = account.sandbox.data().tasks.get(Number(id));
      expect(url).toBe(task?.entityId ? `${account.sandbox.url}/${task.entityType}/detail/${task.entityId}` : null);
    }
  });

  test('names the required fields that are empty, and only those', async () => {
    const findings = await check(account);
    const named = findings.flatMap(({ check, records }) =>
      records
        .filter(({ emptyFields }) => emptyFields.length > 0)
        .map(({ id, emptyFields }) => ({ check, id, emptyFields })),
    );
    // The demo requires one field, in one stage.
    expect(named).toEqual(
      newest(recount(account).LEAD_WITHOUT_REQUIRED_FIELD?.failing ?? [])
        .slice(0, 250)
        .map((id) => ({ check: 'LEAD_WITHOUT_REQUIRED_FIELD', id: String(id), emptyFields: ['Номер договора'] })),
    );
    expect(named.length).toBeGreaterThan(0);
  });

  test('reads only the kinds of records that its checks need', async () => {
    const other = await openAccount();
    expect(await other.count(() => check(other, { checks: ['TASK_OVERDUE'] }))).toBe(
      await other.count(async () => {
        const ids = [...other.sandbox.data().tasks.rows()].length;
        for (let page = 1; page <= Math.ceil(ids / 250); page++) await other.connection.with({}).tasks.list({ page });
      }),
    );
  });

  test('finds a phone that is none', async () => {
    const other = await openAccount();
    const isPhone = (field: { code: string | null; entityType: string }) =>
      field.code === 'PHONE' && field.entityType === 'contacts';
    const phone = other.sandbox.data().metadata.fields.find(isPhone)?.id as number;
    const values = [{ field_id: phone, values: [{ value: 'нет' }] }];
    await other.connection.with({}).contacts.create([{ name: 'Анна', custom_fields_values: values }]);
    const [finding] = await check(other, { checks: ['CONTACT_WITH_INVALID_PHONE'] });
    expect(finding?.records[0]?.name).toBe('Анна');
    expect(finding?.count).toBe(recount(other).CONTACT_WITH_INVALID_PHONE?.failing.length);
  });

  test.skipIf(!findPostgres())('is the same in PostgreSQL', async () => {
    const other = await openPostgresReplica(account, onTestFinished);
    const answers = [];
    for (const replica of [await account.replica(), other]) {
      const { database } = await replica.read(['leads', 'contacts', 'companies', 'tasks']);
      const input = { database, now: testNow, required: [{ fieldId: 1, pipelineId: 7_604_218, statusId: 142 }] };
      const answer = [];
      for (const name of Object.keys(qualityChecks) as QualityCheckName[]) {
        answer.push({
          name,
          ...(await countFailures(name, input)),
          users: await countFailuresBy('responsible_user_id', name, input),
          records: await loadFailures(name, input, 100),
        });
      }
      answers.push(answer);
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});
