import { listLinks } from '../linking.ts';
import type { CardRow, ElementLink, EntityType, LeadRow, NoteRow, TaskRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { type Html, html, renderPage } from './html.ts';
import { fieldTexts, moneyText, timeText, userText } from './text.ts';

/** What the interface calls the card types. */
const titles: Record<EntityType, { one: string; many: string }> = {
  leads: { one: 'Сделка', many: 'Сделки' },
  contacts: { one: 'Контакт', many: 'Контакты' },
  companies: { one: 'Компания', many: 'Компании' },
  customers: { one: 'Покупатель', many: 'Покупатели' },
};

/** The page of one card: its fields, links, tasks and notes. */
export function cardPage(store: Store, entityType: EntityType, card: CardRow): string {
  const links = listLinks(store, entityType, card.id);
  const linked = (['contacts', 'companies', 'leads', 'customers'] as const).map((type) =>
    listSection(
      // A card has at most one company.
      type === 'companies' ? titles.companies.one : titles[type].many,
      links.filter(({ toType }) => toType === type),
      ({ toId, isMain }) => cardLink(store, type, toId, isMain === true),
    ),
  );
  const isOfCard = (row: { entityType: EntityType | null; entityId: number | null }) =>
    row.entityType === entityType && row.entityId === card.id;
  const tasks = store.tasks
    .rows()
    .filter(isOfCard)
    .toSorted((a, b) => Number(a.isCompleted) - Number(b.isCompleted) || a.completeTill - b.completeTill);
  const notes = store.notes
    .rows()
    .filter(isOfCard)
    .toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  const name = card.name === '' ? 'Без названия' : card.name;
  const content = html`${frontLink(store)}
<h1>${name}</h1>
<dl>${attribute('Карточка', html`${titles[entityType].one}, ${card.id}`)}${ownAttributes(store, entityType, card)}
${attribute('Ответственный', html`${userText(store, card.responsibleUserId)}`)}
${fieldTexts(store, card).map((field) => attribute(field.name, ...field.values))}
${card.tagIds.length > 0 && attribute('Теги', html`${card.tagIds.map((id) => store.tags.get(id)?.name ?? '').join(', ')}`)}
${attribute('Создание', html`${timeText(store, card.createdAt)}, ${userText(store, card.createdBy)}`)}
${attribute('Изменение', html`${timeText(store, card.updatedAt)}, ${userText(store, card.updatedBy)}`)}</dl>
${linked}
${listSection('Товары и списки', store.elementLinks.of(entityType, card.id), (link) => elementItem(store, link))}
${listSection('Задачи', tasks, (task) => taskItem(store, task))}
${listSection('Примечания', notes, (note) => noteItem(store, note))}
${footer}`;
  return renderPage(`${name} — ${titles[entityType].one}`, content);
}

/** The page of the account: its newest cards. */
export function frontPage(store: Store): string {
  const { name } = store.metadata.account;
  const sections = (['leads', 'contacts', 'companies'] as const).map((type) => {
    const cards: readonly CardRow[] = store[type].rows();
    const newest = cards.filter(({ isDeleted }) => !isDeleted).toReversed();
    return listSection(titles[type].many, newest, ({ id }) => cardLink(store, type, id), 15);
  });
  return renderPage(name, html`<h1>${name}</h1>${sections}${footer}`);
}

/** The page for a card that does not exist, or is in the trash. */
export function absentCardPage(store: Store, entityType: EntityType, id: number): string {
  const isTrashed = store[entityType].get(id)?.isDeleted === true;
  const title = isTrashed ? 'Карточка в корзине' : 'Такой карточки нет';
  const reason = isTrashed
    ? html`<p>${titles[entityType].one} ${id}: карточка удалена в корзину, поэтому её не показывает и API.</p>`
    : html`<p>${titles[entityType].one} ${id}: такой карточки в песочнице нет. При перезапуске песочница создаёт демонстрационные данные заново.</p>`;
  return renderPage(title, html`${frontLink(store)}<h1>${title}</h1>${reason}`);
}

/** The page for a browser on another machine. */
export function forbiddenPage(): string {
  const title = 'Страница закрыта';
  return renderPage(
    title,
    html`<h1>${title}</h1><p>Песочница показывает страницы только на той машине, где она запущена.</p>`,
  );
}

const footer = html`<p class="note">Это песочница с демонстрационными данными, а не amoCRM. Страница только для чтения.</p>`;

function frontLink(store: Store): Html {
  return html`<nav><a href="/">${store.metadata.account.name}</a></nav>`;
}

/** What only this type of card has. */
function ownAttributes(store: Store, entityType: EntityType, card: CardRow): Html | undefined {
  if (entityType !== 'leads') return undefined;
  const lead = card as LeadRow;
  const reason = store.metadata.lossReasons.find(({ id }) => id === lead.lossReasonId);
  return html`${attribute('Воронка', html`${store.pipeline(lead.pipelineId)?.name}`)}
${attribute('Этап', html`${stageName(store, lead)}`)}
${attribute('Бюджет', html`${moneyText(lead.price, store.metadata.account.currency)}`)}
${reason && attribute('Причина отказа', html`${reason.name}`)}
${lead.closedAt !== null && attribute('Закрытие', timeText(store, lead.closedAt))}`;
}

function stageName(store: Store, { pipelineId, statusId }: LeadRow): string {
  return store.pipeline(pipelineId)?.statuses.find(({ id }) => id === statusId)?.name ?? String(statusId);
}

function attribute(name: string, ...values: readonly Html[]): Html {
  return html`<dt>${name}</dt>${values.map((value) => html`<dd>${value}</dd>`)}`;
}

/** A list under a title, or nothing if it is empty. A long one ends with a count of what is left out. */
function listSection<Row>(title: string, rows: readonly Row[], print: (row: Row) => Html, limit = 50): Html {
  if (rows.length === 0) return html``;
  const left = rows.length - limit;
  return html`<section><h2>${title}</h2><ul>${rows.slice(0, limit).map((row) => html`<li>${print(row)}</li>`)}</ul>
${left > 0 && html`<p class="note">и ещё ${left}</p>`}</section>`;
}

function cardLink(store: Store, type: EntityType, id: number, isMain = false): Html {
  const lead = type === 'leads' ? store.leads.get(id) : undefined;
  const detail = lead === undefined ? isMain && 'основной' : stageName(store, lead);
  const name = store[type].get(id)?.name;
  return html`<a href="/${type}/detail/${id}">${name || `Без названия, ${id}`}</a>${detail && html` <span class="note">${detail}</span>`}`;
}

function elementItem(store: Store, { catalogId, elementId, quantity }: ElementLink): Html {
  const element = store.catalogElements.get(elementId);
  return html`<p>${element?.name ?? `Элемент ${elementId}`} × ${quantity}</p><p class="note">${store.catalogs.get(catalogId)?.name}</p>`;
}

function taskItem(store: Store, task: TaskRow): Html {
  const type = store.metadata.taskTypes.find(({ id }) => id === task.taskTypeId)?.name ?? 'Задача';
  return html`<p>${task.text}</p><p class="note">${type}: ${task.isCompleted ? 'выполнена' : 'открыта'}, срок ${timeText(store, task.completeTill)}, ${userText(store, task.responsibleUserId)}</p>${
    task.result !== null && html`<p>Результат: ${task.result}</p>`
  }`;
}

const noteTitles: Record<string, string> = {
  common: 'Примечание',
  call_in: 'Входящий звонок',
  call_out: 'Исходящий звонок',
  service_message: 'Сообщение сервиса',
  extended_service_message: 'Сообщение сервиса',
  message_cashier: 'Сообщение кассиру',
  geolocation: 'Геолокация',
  sms_in: 'Входящее SMS',
  sms_out: 'Исходящее SMS',
};

function noteItem(store: Store, note: NoteRow): Html {
  const { text, phone, service, address, duration } = note.params;
  const parts = [service, phone, address].filter((part) => typeof part === 'string' && part !== '');
  if (typeof duration === 'number') parts.push(`${duration} с`);
  const told = typeof text === 'string' ? text : '';
  return html`<p>${[parts.join(', '), told].filter((part) => part !== '').join('\n')}</p><p class="note">${noteTitles[note.noteType] ?? note.noteType}, ${timeText(store, note.createdAt)}, ${userText(store, note.createdBy)}</p>`;
}
