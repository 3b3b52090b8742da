/** What tasks look up in the account when they say what is right: rows as they were before the task. */
import type {
  CardRow,
  CompanyRow,
  ContactRow,
  EventRow,
  IncomingLeadRow,
  LeadRow,
  NoteRow,
  PipelineRow,
  SandboxData,
  TaskRow,
} from '../src/sandbox/index.ts';

/** Ids that are the same in every pipeline. */
export const [won, lost] = [142, 143];

/** An account before a task. Lists have live records only. */
export interface World {
  /** Unix seconds. */
  now: number;
  /** Midnight of the account’s time zone at the start of the present day. */
  today: number;
  leads: readonly LeadRow[];
  openLeads: readonly LeadRow[];
  contacts: readonly ContactRow[];
  companies: readonly CompanyRow[];
  /** Without those of records in the trash. */
  tasks: readonly TaskRow[];
  openTasks: readonly TaskRow[];
  notes: readonly NoteRow[];
  /** Those that wait for a decision. */
  incoming: readonly IncomingLeadRow[];
  events: readonly EventRow[];
  /** The id of a user, by a word of the name. @throws if there is none or more than one */
  user(word: string): number;
  userName(id: number): string;
  pipeline(name: string): PipelineRow;
  /** The id of a status of a pipeline. */
  status(pipeline: string, name: string): number;
  statusName(lead: LeadRow): string;
  lossReason(id: number | null): string | undefined;
  /** The only record of that name. @throws if there is none or more than one */
  lead(name: string): LeadRow;
  contact(name: string): ContactRow;
  company(name: string): CompanyRow;
  task(text: string): TaskRow;
  /** The values of a custom field, by its name or code. */
  values(card: CardRow, field: string): unknown[];
  tagNames(card: CardRow): string[];
}

const dayLength = 86_400;
const moscow = 3 * 3600;

/** @param now unix seconds */
export function createWorld(data: SandboxData, now: number): World {
  const { users, pipelines, lossReasons, fields } = data.metadata;
  const live = <Row extends CardRow>(rows: readonly Row[]) => rows.filter(({ isDeleted }) => !isDeleted);
  const leads = live(data.leads.rows());
  const contacts = live(data.contacts.rows());
  const companies = live(data.companies.rows());
  const tasks = data.tasks.rows().filter(({ entityType, entityId }) => {
    if (entityType === null || entityId === null || entityType === 'customers') return true;
    return data[entityType].get(entityId)?.isDeleted === false;
  });
  const pipeline = (name: string) =>
    only(
      pipelines.filter((each) => each.name === name),
      name,
    );
  return {
    now,
    today: Math.floor((now + moscow) / dayLength) * dayLength - moscow,
    leads,
    openLeads: leads.filter(isOpen),
    contacts,
    companies,
    tasks,
    openTasks: tasks.filter(({ isCompleted }) => !isCompleted),
    notes: data.notes.rows(),
    incoming: data.incomingLeads.rows().filter(({ decision }) => decision === null),
    events: data.events(),
    user: (word) =>
      only(
        users.filter(({ name }) => name.split(' ').includes(word)),
        word,
      ).id,
    userName: (id) => users.find((user) => user.id === id)?.name ?? String(id),
    pipeline,
    status: (of, name) =>
      only(
        pipeline(of).statuses.filter((each) => each.name === name),
        name,
      ).id,
    statusName: ({ pipelineId, statusId }) =>
      pipelines.find(({ id }) => id === pipelineId)?.statuses.find(({ id }) => id === statusId)?.name ?? '',
    lossReason: (id) => lossReasons.find((each) => each.id === id)?.name,
    lead: (name) => byName(leads, name),
    contact: (name) => byName(contacts, name),
    company: (name) => byName(companies, name),
    task: (text) =>
      only(
        tasks.filter((task) => task.text === text),
        text,
      ),
    values: (card, field) =>
      card.fields
        .filter(({ fieldId }) =>
          fields.some(({ id, name, code }) => id === fieldId && (name === field || code === field)),
        )
        .flatMap(({ values }) => values.map(({ value }) => value)),
    tagNames: ({ tagIds }) => tagIds.map((id) => data.tags.get(id)?.name ?? ''),
  };
}

/** Whether a lead is neither won nor lost. */
export function isOpen({ statusId }: LeadRow): boolean {
  return statusId !== won && statusId !== lost;
}

/** The sum of prices. */
export function sum(leads: readonly LeadRow[]): number {
  return leads.reduce((total, { price }) => total + price, 0);
}

/** Groups rows by a key. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** The first moment of a day of the account’s time zone, in unix seconds; the month counts from 1. */
export function day(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / 1000 - moscow;
}

function byName<Row extends CardRow>(rows: readonly Row[], name: string): Row {
  return only(
    rows.filter((row) => row.name === name),
    name,
  );
}

function only<Row>(rows: readonly Row[], what: string): Row {
  const [row, other] = rows;
  if (row === undefined || other !== undefined) throw new Error(`The account has ${rows.length} of "${what}".`);
  return row;
}
