import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { type Account, openAccount } from '../harness.ts';

/** A page as a browser asks for it. */
async function browse(url: string) {
  const answer = await fetch(url, { headers: { accept: 'text/html,*/*' }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Text as it stands in markup. */
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An open lead of a company, with a contact that has a phone, a task and a note. */
function findLead({ sandbox }: Account) {
  const { leads, contacts, companies, tasks, notes } = sandbox.data();
  const isOfLead = (id: number) => (row: { entityId: number | null }) => row.entityId === id;
  const lead = leads
    .rows()
    .find(
      (row) =>
        row.closedAt === null &&
        !row.isDeleted &&
        row.companyId !== null &&
        companies.get(row.companyId)?.isDeleted === false &&
        contacts.get(row.contacts[0]?.id ?? 0)?.isDeleted === false &&
        row.fields.length > 0 &&
        tasks.rows().some(isOfLead(row.id)) &&
        notes.rows().some(isOfLead(row.id)),
    );
  if (!lead) throw new Error('The demo data has no such lead.');
  return lead;
}

interface Named {
  name: string;
  url: string;
}

interface LeadWithAll extends Named {
  pipeline: { name: string };
  status: { name: string };
  responsible: { name: string };
  contacts: Named[];
  company: Named;
  tasks: { text: string }[];
  customFields: { name: string }[];
}

const leadQuery = `query ($id: ID!) { lead(id: $id) { name url pipeline { name } status { name } responsible { name }
  contacts { name url } company { name url } tasks { text } customFields { name } } }`;

describe('the page at the url of a record of the demo', () => {
  it('shows a lead with its stage, user, fields, tasks and links', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    const { lead } = await account.query<{ lead: LeadWithAll }>(leadQuery, { id: String(id) });
    const page = await browse(lead.url);
    expect(page.status).toBe(200);
    const texts = [
      lead.name,
      lead.pipeline.name,
      lead.status.name,
      lead.responsible.name,
      ...[...lead.contacts, lead.company].map(({ name }) => name),
      ...lead.tasks.map(({ text }) => text),
      ...lead.customFields.map(({ name }) => name),
      ...account.sandbox
        .data()
        .notes.rows()
        .filter(({ entityType, entityId }) => entityType === 'leads' && entityId === id)
        .map(({ params }) => String(params.text ?? params.phone)),
    ];
    for (const text of texts) expect(page.text).toContain(escapeHtml(text));
  });

  it('links to the pages of the contacts and the company, which link back', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    const { lead } = await account.query<{ lead: LeadWithAll }>(leadQuery, { id: String(id) });
    const path = (url: string) => new URL(url).pathname;
    const page = await browse(lead.url);
    for (const { url, name } of [...lead.contacts, lead.company]) {
      expect(page.text).toContain(`href="${path(url)}"`);
      const linked = await browse(url);
      expect(linked.status).toBe(200);
      expect(linked.text).toContain(escapeHtml(name));
      expect(linked.text).toContain(`href="${path(lead.url)}"`);
    }
  });

  it('shows the values of each type of custom field', async () => {
    const account = await openAccount({
      empty: true,
      fields: [{ entityType: 'leads', type: 'price', name: 'Смета' }],
    });
    const { fields } = account.sandbox.data().metadata;
    const field = (entityType: string, name: string) =>
      fields.find((row) => row.entityType === entityType && row.name === name)?.id;
    const send = async (path: string, body: unknown) => {
      const answer = await fetch(`${account.sandbox.url}/api/v4${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${account.sandbox.token}` },
        body: JSON.stringify([body]),
      });
      expect(answer.status).toBe(200);
    };
    const value = (name: string, ...values: unknown[]) => ({ field_id: field('leads', name), values });
    await send('/leads', {
      name: 'Окна',
      price: 120_000,
      custom_fields_values: [
        value('Договор подписан', { value: true }),
        value('Дата замера', { value: 1_793_739_600 }),
        value('Предоплата', { value: 1500.5 }),
        value('Услуги', { value: 'Окна ПВХ' }, { value: 'Двери' }),
        value('Адрес доставки', { value: 'Рыбинск', enum_code: 'city' }),
      ],
    });
    await send('/contacts', {
      name: 'Олег',
      custom_fields_values: [
        {
          field_code: 'PHONE',
          values: [{ value: '+7 901 000-00-00', enum_code: 'MOB' }, { value: '+7 902 000-00-00' }],
        },
      ],
    });
    const { leads, contacts } = await account.query<Record<'leads' | 'contacts', { nodes: Named[] }>>(
      '{ leads { nodes { name url } } contacts { nodes { name url } } }',
    );
    const lead = (await browse(leads.nodes[0]?.url ?? '')).text.replaceAll('\u00a0', ' ');
    expect(lead).toContain('<dt>Бюджет</dt><dd>120 000 ₽</dd>');
    expect(lead).toContain('<dt>Договор подписан</dt><dd>Да</dd>');
    expect(lead).toMatch(/<dt>Дата замера<\/dt><dd><time datetime="[^"]+">4 нояб\. 2026 г\.<\/time><\/dd>/);
    expect(lead).toContain('<dt>Предоплата</dt><dd>1 500,5 ₽</dd>');
    expect(lead).toContain('<dt>Услуги</dt><dd>Окна ПВХ</dd><dd>Двери</dd>');
    expect(lead).toContain('Рыбинск <span class="note">город</span>');
    const contact = (await browse(contacts.nodes[0]?.url ?? '')).text;
    expect(contact).toContain('+7 901 000-00-00 <span class="note">мобильный</span>');
    expect(contact).toContain('+7 902 000-00-00 <span class="note">рабочий</span>');
  });

  it('shows markup in a record as text, and runs nothing', async () => {
    const account = await openAccount({ empty: true });
    const evil = `<script>alert("1")</script><img src=x onerror='alert(1)'>`;
    const { createLead: lead } = await account.query<{ createLead: { id: string; url: string } }>(
      'mutation ($name: String!) { createLead(input: { name: $name, tags: [$name] }) { id url } }',
      { name: evil },
    );
    for (const [path, body] of [
      [`leads/${lead.id}/notes`, { params: { text: evil } }],
      [`leads/${lead.id}/notes`, { note_type: 'call_in', params: { phone: evil, duration: 1, uniq: evil } }],
      ['tasks', { text: evil, complete_till: 1_793_739_600, entity_type: 'leads', entity_id: Number(lead.id) }],
    ] as const) {
      const answer = await fetch(`${account.sandbox.url}/api/v4/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${account.sandbox.token}` },
        body: JSON.stringify([body]),
      });
      expect(answer.status).toBe(200);
    }
    const page = await browse(lead.url);
    expect(page.status).toBe(200);
    expect(page.text.split(escapeHtml(evil)).length - 1).toBeGreaterThanOrEqual(4);
    expect(page.text).not.toMatch(/<script|<img|\son\w+=["']?alert/i);
    expect(page.text).not.toMatch(/(src|href)="(?!\/)/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.text).not.toContain(account.sandbox.token);
  });

  it('says that a record does not exist, or that it is in the trash', async () => {
    const account = await openAccount();
    const { id } = findLead(account);
    const { lead } = await account.query<{ lead: LeadWithAll }>(leadQuery, { id: String(id) });
    const unknown = await browse(lead.url.replace(/\d+$/, '1'));
    expect([unknown.status, unknown.text.includes('Такой карточки нет')]).toEqual([404, true]);
    account.sandbox.trash('leads', id);
    const trashed = await browse(lead.url);
    expect([trashed.status, trashed.text.includes('Карточка в корзине')]).toEqual([404, true]);
    expect(trashed.text).not.toContain(escapeHtml(lead.name));
    const contact = await browse(lead.contacts[0]?.url ?? '');
    expect(contact.text).not.toContain(`href="${new URL(lead.url).pathname}"`);
  });

  it('is read only, and is not counted as a request to the API', async () => {
    const account = await openAccount({ empty: true });
    const { createLead } = await account.query<{ createLead: { url: string } }>(
      'mutation { createLead(input: { name: "Окна" }) { url } }',
    );
    account.sandbox.clearRequests();
    const posted = await fetch(createLead.url, { method: 'POST', body: 'name=другое' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(createLead.url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(account.sandbox.requestCount()).toBe(0);
  });
});

describe('the page at the url of the account of the demo', () => {
  it('lists cards whose links open', async () => {
    const account = await openAccount();
    const { account: own } = await account.query<{ account: Named }>('{ account { name url } }');
    const page = await browse(own.url);
    expect(page.status).toBe(200);
    expect(page.text).toContain(escapeHtml(own.name));
    const links = [...page.text.matchAll(/href="(\/\w+\/detail\/\d+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(links.map((path) => path.split('/')[1]))).toEqual(new Set(['leads', 'contacts', 'companies']));
    for (const path of links) expect((await browse(own.url + path)).status).toBe(200);
  });
});

describe('a server without an account', () => {
  it('prints urls that its embedded sandbox opens', async () => {
    const app = await startApp(loadConfig({ PORT: '0' }), createLogger({ level: 'silent', secrets: [] }));
    onTestFinished(() => app.close());
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ leads(first: 1) { nodes { name url } } }' }),
    });
    const { data } = (await answer.json()) as { data: { leads: { nodes: Named[] } } };
    const [lead] = data.leads.nodes;
    const page = await browse(lead?.url ?? '');
    expect(page.status).toBe(200);
    expect(page.text).toContain(escapeHtml(lead?.name ?? '?'));
  });
});
