import { createFiller } from '../demo/custom-field.ts';
import { towns } from '../demo/name.ts';
import { lossReasons } from '../demo/pipeline.ts';
import type { Random } from '../demo/random.ts';
import { type CompanyRow, type ContactRow, type FieldValues, type LeadRow, lost } from '../rows.ts';
import type { Store } from '../store.ts';
import { createJourney, type Journey } from './journey.ts';
import type { LargePlan } from './plan.ts';

const names = [
  ['Окна в квартиру', 'Остекление балкона', 'Окна в частный дом', 'Отделка лоджии', 'Панорамное остекление'],
  ['Продувает створку', 'Замена стеклопакета', 'Регулировка фурнитуры', 'Рекламация по монтажу'],
  ['Дилерский договор', 'Остекление жилого комплекса', 'Поставка профиля'],
];
const tags = ['Заявка с сайта', 'Повторный клиент', 'Срочно', 'Рассрочка', 'Загородный дом', 'Акция «Весна»'];
const objects = ['Квартира', 'Частный дом', 'Офис', 'Балкон или лоджия', 'Магазин'];
const services = ['Окна ПВХ', 'Алюминиевые конструкции', 'Остекление балкона', 'Отделка под ключ', 'Ремонт окон'];
const origins = ['Сайт', 'Рекомендация', 'Наружная реклама', 'Авито', 'Повторное обращение'];
const fill = createFiller('leads');

/** The name of the field that changes on the way of a lead. */
export const areaField = 'Площадь объекта, м²';

/** The cards that leads are linked to. */
export interface Parties {
  contacts: readonly ContactRow[];
  companies: readonly CompanyRow[];
}

/** Adds the leads, oldest first, each at the end of its journey. */
export function addLeads(store: Store, plan: LargePlan, parties: Parties): readonly LeadRow[] {
  const tagIds = tags.map((name) => store.ensureTag('leads', name).id);
  for (let index = 0; index < plan.size.leads; index += 1) {
    const random = plan.random('lead', index);
    const journey = createJourney(plan, index);
    store.leads.add({
      ...pickParties(plan, random, index, parties),
      ...toCard(random, journey, tagIds),
      price: journey.price,
      pipelineId: journey.pipeline.id,
      statusId: journey.statusId,
      lossReasonId: journey.statusId === lost && random.chance(0.85) ? random.pick(lossReasons).id : null,
      closedAt: journey.closedAt,
    });
  }
  return store.leads.rows();
}

function toCard(random: Random, journey: Journey, tagIds: readonly number[]) {
  const { group, createdAt, createdBy, updatedAt, responsibleUserId } = journey;
  const name = random.pick(names[group] ?? []);
  return {
    name: random.chance(0.5) ? `${name}, ${random.pick(towns)}` : name,
    responsibleUserId,
    createdBy,
    updatedBy: responsibleUserId,
    createdAt,
    updatedAt,
    isDeleted: false,
    fields: fillLead(random, journey),
    tagIds: random.chance(0.45) ? [random.pick(tagIds)] : [],
  };
}

/** Mostly the newest contact of that time, sometimes an older one; one lead in twenty has none. */
function pickParties(
  plan: LargePlan,
  random: Random,
  index: number,
  { contacts, companies }: Parties,
): Pick<LeadRow, 'contacts' | 'companyId'> {
  const newest = Math.floor((index / plan.size.leads) * contacts.length);
  const pick = () => contacts[random.chance(0.6) ? newest : random.integer(0, newest)];
  const main = random.chance(0.95) ? pick() : undefined;
  const second = main !== undefined && random.chance(0.08) ? pick() : undefined;
  const others = second === undefined || second.id === main?.id ? [] : [{ id: second.id, isMain: false }];
  const known = Math.floor((index / plan.size.leads) * companies.length);
  const company = random.chance(0.1) ? companies[random.integer(0, Math.max(0, known - 1))] : undefined;
  return {
    contacts: main === undefined ? [] : [{ id: main.id, isMain: true }, ...others],
    companyId: main?.companyId ?? company?.id ?? null,
  };
}

function fillLead(random: Random, { area, createdBy }: Journey): FieldValues[] {
  const isFromSite = createdBy === 0 && random.chance(0.7);
  return [
    ...fill.plain(areaField, toArea(area)),
    ...(random.chance(0.6) ? fill.choice('Тип объекта', random.pick(objects)) : []),
    ...(random.chance(0.4) ? fill.choice('Услуги', random.pick(services)) : []),
    ...(random.chance(0.7) ? fill.choice('Откуда узнали', isFromSite ? 'Сайт' : random.pick(origins)) : []),
    ...(isFromSite ? fill.plain('UTM_SOURCE', random.pick(['yandex', 'vk', 'google'])) : []),
  ];
}

/** An area in tenths of a square metre as the field has it. */
export function toArea(tenths: number): string {
  return String(tenths / 10);
}
