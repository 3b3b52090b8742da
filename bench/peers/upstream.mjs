/** Shared by all peers: the upstream requests of the nested query, and its types. */
import DataLoader from 'dataloader';
import { Pool } from 'undici';

const [base, token] = process.argv.slice(2);
const pool = new Pool(base, { connections: 64 });
const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };

/** Sends a GET to amoCRM. */
export async function read(path) {
  const { body } = await pool.request({ method: 'GET', path, headers });
  return body.json();
}

export async function readLeads(first) {
  const query = `page=1&limit=${first}&with=contacts&${encodeURIComponent('order[id]')}=asc`;
  return (await read(`/api/v4/leads?${query}`))._embedded.leads;
}

/** Loads contacts or companies, in the order of the ids. */
export async function readByIds(kind, ids) {
  const filter = ids.map((id) => `${encodeURIComponent('filter[id][]')}=${id}`).join('&');
  const rows = (await read(`/api/v4/${kind}?page=1&limit=250&${filter}`))._embedded[kind];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Loaded once and cached, as in this project. */
export const settings = await readSettings();

async function readSettings() {
  const [users, pipelines] = await Promise.all([
    read('/api/v4/users?page=1&limit=250'),
    read('/api/v4/leads/pipelines'),
  ]);
  return {
    users: new Map(users._embedded.users.map((user) => [user.id, user])),
    pipelines: new Map(pipelines._embedded.pipelines.map((pipeline) => [pipeline.id, pipeline])),
    statuses: new Map(
      pipelines._embedded.pipelines.flatMap(({ id, _embedded: { statuses } }) =>
        statuses.map((status) => [`${id}:${status.id}`, status]),
      ),
    ),
  };
}

export const statusOf = (lead) => settings.statuses.get(`${lead.pipeline_id}:${lead.status_id}`) ?? null;

/** The contacts of a lead, the main one first. */
export const contactIdsOf = (lead) =>
  [...lead._embedded.contacts].sort((a, b) => Number(b.is_main) - Number(a.is_main)).map(({ id }) => id);

export const companyIdOf = (lead) => lead._embedded.companies?.[0]?.id;

export const phonesOf = (contact) =>
  (contact.custom_fields_values ?? [])
    .filter(({ field_code }) => field_code === 'PHONE')
    .flatMap(({ values }) => values.map(({ value }) => ({ value })));

export const typeDefs = `
  type Query { leads(first: Int!): LeadConnection! }
  type LeadConnection { nodes: [Lead!]! }
  type Lead { id: ID! name: String price: Float contacts: [Contact!] company: Company responsible: User pipeline: Pipeline status: Status }
  type Contact { id: ID! name: String phones: [Phone!]! }
  type Phone { value: String! }
  type Company { id: ID! name: String }
  type User { name: String }
  type Pipeline { name: String }
  type Status { name: String }
`;

/** A context for one request. */
export const createLoaders = () => ({
  contact: new DataLoader((ids) => readByIds('contacts', ids), { cache: true }),
  company: new DataLoader((ids) => readByIds('companies', ids), { cache: true }),
});

export const resolvers = {
  Query: { leads: async (_, { first }) => ({ nodes: await readLeads(first) }) },
  Lead: {
    contacts: (lead, _, { loaders }) => loaders.contact.loadMany(contactIdsOf(lead)),
    company: (lead, _, { loaders }) => (companyIdOf(lead) ? loaders.company.load(companyIdOf(lead)) : null),
    responsible: (lead) => settings.users.get(lead.responsible_user_id) ?? null,
    pipeline: (lead) => settings.pipelines.get(lead.pipeline_id) ?? null,
    status: statusOf,
  },
  Contact: { phones: phonesOf },
};

export const announce = (address) => process.stdout.write(`http://127.0.0.1:${address.port}/\n`);
