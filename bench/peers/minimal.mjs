/** The nested query written by hand: the same requests upstream and the same answer, without a GraphQL library. */
import { createServer } from 'node:http';
import {
  announce,
  companyIdOf,
  contactIdsOf,
  phonesOf,
  readByIds,
  readLeads,
  settings,
  statusOf,
} from './upstream.mjs';

const named = (record) => record && { name: record.name };

async function answer() {
  const leads = await readLeads(50);
  const unique = (ids) => [...new Set(ids.filter(Boolean))];
  const [contacts, companies] = await Promise.all([
    byId('contacts', unique(leads.flatMap(contactIdsOf))),
    byId('companies', unique(leads.map(companyIdOf))),
  ]);
  const nodes = leads.map((lead) => {
    const company = companies.get(companyIdOf(lead));
    return {
      id: String(lead.id),
      name: lead.name,
      price: lead.price,
      contacts: contactIdsOf(lead).map((id) => {
        const contact = contacts.get(id);
        return { id: String(id), name: contact.name, phones: phonesOf(contact) };
      }),
      company: company ? { id: String(company.id), name: company.name } : null,
      responsible: named(settings.users.get(lead.responsible_user_id)),
      pipeline: named(settings.pipelines.get(lead.pipeline_id)),
      status: named(statusOf(lead)),
    };
  });
  return JSON.stringify({ data: { leads: { nodes } } });
}

async function byId(kind, ids) {
  return new Map((await readByIds(kind, ids)).map((row) => [row.id, row]));
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    JSON.parse(Buffer.concat(chunks).toString());
    const text = await answer();
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
  });
});
server.listen(0, '127.0.0.1', () => announce(server.address()));
