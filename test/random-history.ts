import { Random } from '../src/sandbox/demo/random.ts';
import type { Sandbox, Snapshot } from '../src/sandbox/index.ts';
import { lost, won } from '../src/sandbox/rows.ts';

/** What one step of a history needs. */
interface World {
  sandbox: Sandbox;
  random: Random;
  state: Snapshot;
}

/** One change of an account; undefined if there is nothing to change. */
type Step = (world: World) => unknown;

const some = <Row>({ random }: World, rows: readonly Row[]): Row | undefined =>
  rows.length === 0 ? undefined : random.pick(rows);

/** The kinds of cards that steps change. */
const cardKinds = ['leads', 'contacts', 'companies'] as const;

/** The steps by name; those that are listed twice are taken twice as often. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['lead added', addLead],
  ['lead added', addLead],
  [
    'contact added',
    ({ sandbox, random }) => sandbox.send('POST', '/contacts', [{ name: 'Анна', ...phoneField(random) }]),
  ],
  ['company added', ({ sandbox }) => sandbox.send('POST', '/companies', [{ name: 'Вектор' }])],
  ['lead moved', moveLead],
  ['lead moved', moveLead],
  ['lead won', (world) => change(world, 'leads', { status_id: won })],
  ['lead lost', loseLead],
  ['stage added', addStage],
  ['stage renamed', renameStage],
  ['stage deleted', deleteStage],
  ['element added', addElement],
  ['element renamed', renameElement],
  ['call added', addCall],
  ['price changed', (world) => change(world, 'leads', { price: world.random.integer(0, 900) * 100 })],
  [
    'name changed',
    (world) => change(world, world.random.pick(cardKinds), { name: `Имя ${world.random.integer(1, 99)}` }),
  ],
  [
    'phone changed',
    (world) => change(world, world.random.pick(['contacts', 'companies'] as const), phoneField(world.random)),
  ],
  [
    'phone cleared',
    (world) => change(world, 'contacts', { custom_fields_values: [{ field_code: 'PHONE', values: null }] }),
  ],
  ['tag added', (world) => change(world, world.random.pick(cardKinds), { tags_to_add: [{ name: pickTag(world) }] })],
  ['tags cleared', (world) => change(world, world.random.pick(cardKinds), { _embedded: { tags: [] } })],
  [
    'responsible user changed',
    (world) => change(world, world.random.pick(cardKinds), { responsible_user_id: pickUser(world) }),
  ],
  [
    'updated_at set back',
    (world) => change(world, 'leads', { price: world.random.integer(1, 90_000), updated_at: 1_700_000_000 }),
  ],
  ['linked', (world) => link(world, 'link')],
  ['unlinked', (world) => link(world, 'unlink')],
  ['product put on a lead', putProduct],
  ['task added', addTask],
  ['task changed', changeTask],
  ['note added', addNote],
  ['note changed', changeNote],
  ['card trashed', trash],
  ['card trashed', trash],
  ['card restored', restore],
  ['cards merged', merge],
  ['task deleted', (world) => deleteOf(world, 'tasks')],
  ['text deleted', (world) => deleteOf(world, 'notes')],
  ['incoming lead accepted', (world) => decide(world, 'POST', 'accept')],
  ['incoming lead declined', (world) => decide(world, 'DELETE', 'decline')],
];

/** The names of all steps. */
export const stepNames: readonly string[] = [...new Set(steps.map(([name]) => name))];

/**
 * A random history of an account: each call makes one change, by the API as another integration or in the interface, and returns its
 * name. The same seed makes the same changes of the same account. The clock is the caller's.
 */
export function createHistory(sandbox: Sandbox, seed: number, names: readonly string[] = stepNames): () => string {
  const random = new Random(seed);
  const wanted = steps.filter(([name]) => names.includes(name));
  return () => {
    const [name, step] = random.pick(wanted);
    step({ sandbox, random, state: sandbox.snapshot() });
    return name;
  };
}

function phoneField(random: Random) {
  return {
    custom_fields_values: [
      { field_code: 'PHONE', values: [{ value: `+7916${random.integer(1_000_000, 1_000_020)}` }] },
    ],
  };
}

function pickTag({ random }: World): string {
  return random.pick(['Срочно', 'Рассрочка', 'Повторный клиент']);
}

function pickUser(world: World): number | undefined {
  return some(
    world,
    world.state.users.filter(({ isActive }) => isActive),
  )?.id;
}

function addLead(world: World): void {
  const { sandbox, state, random } = world;
  const contact = random.chance(0.7) ? some(world, state.contacts) : undefined;
  const contacts = contact ? [{ id: contact.id }] : [];
  sandbox.send('POST', '/leads', [{ price: random.integer(0, 900) * 100, _embedded: { contacts } }]);
}

function change(world: World, kind: (typeof cardKinds)[number], changes: object): void {
  const card = some<{ id: number }>(world, world.state[kind]);
  if (card) world.sandbox.send('PATCH', `/${kind}/${card.id}`, changes);
}

function moveLead(world: World): void {
  const pipeline = some(world, world.state.pipelines);
  const status = some(world, pipeline?.statuses.filter(({ type }) => type === 0) ?? []);
  change(world, 'leads', { pipeline_id: pipeline?.id, status_id: status?.id });
}

function loseLead(world: World): void {
  change(world, 'leads', { status_id: lost, loss_reason_id: some(world, world.state.lossReasons)?.id });
}

function addStage(world: World): void {
  const pipeline = some(world, world.state.pipelines);
  const stage = { name: `Этап ${world.random.integer(1, 99)}`, sort: world.random.integer(20, 90) };
  world.sandbox.send('POST', `/leads/pipelines/${pipeline?.id}/statuses`, [stage]);
}

/** A stage that can be deleted, as the end of a path; not the last one of a pipeline. */
function pickStage(world: World): string | undefined {
  const pipeline = some(world, world.state.pipelines);
  const stages = pipeline?.statuses.filter(({ isEditable }) => isEditable) ?? [];
  const stage = stages.length > 1 ? some(world, stages) : undefined;
  return stage && `/leads/pipelines/${pipeline?.id}/statuses/${stage.id}`;
}

function renameStage(world: World): void {
  const path = pickStage(world);
  if (path) world.sandbox.send('PATCH', path, { name: `Этап ${world.random.integer(1, 99)}` });
}

function deleteStage(world: World): void {
  const path = pickStage(world);
  if (path) world.sandbox.send('DELETE', path);
}

function pickName({ random }: World): string {
  return `Товар ${random.integer(1, 99)}`;
}

function addElement(world: World): void {
  const catalog = some(world, world.state.catalogs);
  if (catalog) world.sandbox.send('POST', `/catalogs/${catalog.id}/elements`, [{ name: pickName(world) }]);
}

function renameElement(world: World): void {
  const element = some(world, world.state.catalogElements);
  if (!element) return;
  world.sandbox.send('PATCH', `/catalogs/${element.catalogId}/elements/${element.id}`, { name: pickName(world) });
}

function addCall(world: World): void {
  const kind = world.random.pick(cardKinds);
  const card = some<{ id: number }>(world, world.state[kind]);
  const params = { uniq: 'звонок', duration: world.random.integer(0, 600), source: 'АТС', phone: '+79161000001' };
  const call = { note_type: world.random.pick(['call_in', 'call_out']), params };
  if (card) world.sandbox.send('POST', `/${kind}/${card.id}/notes`, [call]);
}

function link(world: World, action: 'link' | 'unlink'): void {
  const { random, state, sandbox } = world;
  const [from, to] = random.pick([
    ['leads', 'contacts'],
    ['contacts', 'leads'],
    ['leads', 'companies'],
    ['companies', 'contacts'],
  ] as const);
  const [card, other] = [some<{ id: number }>(world, state[from]), some<{ id: number }>(world, state[to])];
  if (card && other) {
    sandbox.send('POST', `/${from}/${card.id}/${action}`, [{ to_entity_id: other.id, to_entity_type: to }]);
  }
}

function putProduct(world: World): void {
  const [lead, element] = [some(world, world.state.leads), some(world, world.state.catalogElements)];
  if (!lead || !element) return;
  const metadata = { catalog_id: element.catalogId, quantity: world.random.integer(1, 9) };
  const body = [{ to_entity_id: element.id, to_entity_type: 'catalog_elements', metadata }];
  world.sandbox.send('POST', `/leads/${lead.id}/link`, body);
}

function addTask(world: World): void {
  const lead = some(world, world.state.leads);
  if (!lead) return;
  const task = { text: 'Позвонить', complete_till: lead.createdAt + 86_400 };
  world.sandbox.send('POST', '/tasks', [{ ...task, entity_type: 'leads', entity_id: lead.id }]);
}

function changeTask(world: World): void {
  const task = some(world, world.state.tasks);
  const changes = world.random.chance(0.5)
    ? { is_completed: true, result: { text: 'Готово' } }
    : { complete_till: (task?.completeTill ?? 0) + 86_400 };
  if (task) world.sandbox.send('PATCH', `/tasks/${task.id}`, changes);
}

function addNote(world: World): void {
  const kind = world.random.pick(cardKinds);
  const card = some<{ id: number }>(world, world.state[kind]);
  const note = { note_type: 'common', params: { text: `Текст ${world.random.integer(1, 99)}` } };
  if (card) world.sandbox.send('POST', `/${kind}/${card.id}/notes`, [note]);
}

function changeNote(world: World): void {
  const note = some(
    world,
    world.state.notes.filter(({ noteType }) => noteType === 'common'),
  );
  const changes = { note_type: 'common', params: { text: `Правка ${world.random.integer(1, 99)}` } };
  if (note) world.sandbox.send('PATCH', `/${note.entityType}/notes/${note.id}`, changes);
}

function trash(world: World): void {
  const kind = world.random.pick(cardKinds);
  const card = some<{ id: number }>(world, world.state[kind]);
  if (card) world.sandbox.trash(kind, card.id);
}

function restore(world: World): void {
  const kind = world.random.pick(cardKinds);
  const rows: readonly { id: number; isDeleted: boolean }[] = world.sandbox.data()[kind].rows();
  const card = some(
    world,
    rows.filter(({ isDeleted }) => isDeleted),
  );
  if (card) world.sandbox.restore(kind, card.id);
}

function merge(world: World): void {
  const kind = world.random.pick(cardKinds);
  const [survivor, merged] = [
    some<{ id: number }>(world, world.state[kind]),
    some<{ id: number }>(world, world.state[kind]),
  ];
  if (survivor && merged && survivor.id !== merged.id) {
    world.sandbox.merge(kind, { survivor: survivor.id, merged: merged.id });
  }
}

/** Of notes only texts: of all others no event tells. */
function deleteOf(world: World, kind: 'tasks' | 'notes'): void {
  const { tasks, notes } = world.state;
  const rows = kind === 'tasks' ? tasks : notes.filter(({ noteType }) => noteType === 'common');
  const row = some<{ id: number }>(world, rows);
  if (row) world.sandbox.delete(kind, row.id);
}

function decide(world: World, method: string, decision: string): void {
  const incoming = some(world, world.state.incomingLeads);
  if (incoming) world.sandbox.send(method, `/leads/unsorted/${incoming.uid}/${decision}`, {});
}
