import type { PipelineRow } from '../metadata.ts';
import { type CompanyRow, type ContactRow, type FieldValues, type LeadRow, lost, won } from '../rows.ts';
import type { Store } from '../store.ts';
import { account } from './account.ts';
import { createFiller } from './custom-field.ts';
import { createAddress, towns } from './name.ts';
import { lossReasons, pipelines } from './pipeline.ts';
import type { DemoPlan } from './plan.ts';
import { users } from './user.ts';

/** What leads of each pipeline are called, what they cost (in thousands) and who deals with them. */
const kinds = [
  {
    names: [
      'Окна в квартиру',
      'Остекление балкона',
      'Окна в частный дом',
      'Ремонт квартиры под ключ',
      'Отделка лоджии',
      'Панорамное остекление',
      'Входная группа',
    ],
    price: [18, 620],
  },
  {
    names: [
      'Продувает створку',
      'Замена стеклопакета',
      'Регулировка фурнитуры',
      'Рекламация по монтажу',
      'Замена уплотнителя',
    ],
    price: [0, 24],
  },
  {
    names: ['Дилерский договор', 'Остекление жилого комплекса', 'Сотрудничество с дизайн-бюро', 'Поставка профиля'],
    price: [250, 4800],
  },
] as const;

const tags = [
  ['Заявка с сайта', 'AABDFF'],
  ['Повторный клиент', 'C7DB8C'],
  ['Срочно', 'FF8F92'],
  ['Рассрочка', 'FFE193'],
  ['Загородный дом', null],
  ['Акция «Весна»', 'D8D5FF'],
] as const;

const services = [
  'Окна ПВХ',
  'Алюминиевые конструкции',
  'Остекление балкона',
  'Отделка под ключ',
  'Ремонт окон',
  'Двери',
];
const objects = ['Квартира', 'Частный дом', 'Офис', 'Балкон или лоджия', 'Магазин'];
const sources = ['Сайт', 'Рекомендация', 'Наружная реклама', 'Авито', 'Повторное обращение'];
const fill = createFiller('leads');

/** Adds the demo leads, oldest first: most old ones are closed, most young ones open. */
export function addLeads(
  store: Store,
  plan: DemoPlan,
  contacts: readonly ContactRow[],
  companies: readonly CompanyRow[],
): LeadRow[] {
  const tagIds = tags.map(([name, color]) => store.ensureTag('leads', name, color).id);
  return Array.from({ length: plan.leads }, (_, index) => addLead(store, plan, index, { contacts, companies, tagIds }));
}

interface Surroundings {
  contacts: readonly ContactRow[];
  companies: readonly CompanyRow[];
  tagIds: readonly number[];
}

function addLead(store: Store, plan: DemoPlan, index: number, around: Surroundings): LeadRow {
  const { random } = plan;
  const group = random.pick([0, 0, 0, 0, 0, 0, 1, 1, 2]);
  const pipeline = pipelines[group] as PipelineRow;
  const {
    names,
    price: [low, high],
  } = kinds[group] as (typeof kinds)[number];
  const createdAt = plan.timeOf(index / plan.leads);
  const ageShare = (plan.today - createdAt) / (365 * 86_400);
  const status = pickStatus(plan, pipeline, ageShare);
  const isClosed = status.id === won || status.id === lost;
  const closedAt = isClosed ? Math.min(plan.today - 3600, createdAt + random.integer(1, 45) * 86_400) : null;
  const responsible = pickResponsible(plan, group, ageShare);
  const share = index / plan.leads;
  const main = random.chance(0.94) ? pickKnown(plan, around.contacts, share) : undefined;
  const second = main !== undefined && random.chance(0.08) ? pickKnown(plan, around.contacts, share) : undefined;
  const others = second === undefined || second.id === main?.id ? [] : [{ id: second.id, isMain: false }];
  const company = group === 2 ? pickKnown(plan, around.companies, share) : undefined;
  return store.leads.add({
    name: `${random.pick(names)}${random.chance(0.5) ? `, ${random.pick(towns)}` : ''}`,
    price: random.chance(0.1) ? 0 : random.integer(low, high) * 1000 + random.integer(0, 9) * 100,
    pipelineId: pipeline.id,
    statusId: status.id,
    lossReasonId: status.id === lost && random.chance(0.85) ? random.pick(lossReasons).id : null,
    closedAt,
    companyId: main?.companyId ?? company?.id ?? null,
    contacts: main === undefined ? [] : [{ id: main.id, isMain: true }, ...others],
    responsibleUserId: responsible,
    createdBy: random.chance(0.35) ? 0 : responsible,
    updatedBy: responsible,
    createdAt,
    updatedAt: closedAt ?? plan.timeAfter(createdAt),
    isDeleted: false,
    fields: fillLead(plan, index, createdAt, group, status.sort),
    tagIds: random.chance(0.45) ? [random.pick(around.tagIds)] : [],
    ...measure(index),
  });
}

/** What the vendor measures of some leads: by the index alone, so that it takes nothing from the random numbers of the others. */
function measure(index: number): Pick<LeadRow, 'score' | 'laborCost' | 'isPriceModifiedByRobot'> {
  return {
    ...(index % 4 === 1 ? { score: (index * 37) % 100 } : {}),
    ...(index % 5 === 2 ? { laborCost: 900 + ((index * 53) % 240) * 60 } : {}),
    ...(index % 9 === 3 ? { isPriceModifiedByRobot: true } : {}),
  };
}

/** A card that existed by then: mostly the newest of that time, sometimes an older one. */
function pickKnown<Row>({ random }: DemoPlan, rows: readonly Row[], share: number): Row | undefined {
  const newest = Math.floor(share * (rows.length - 1));
  return rows[random.chance(0.7) ? newest : random.integer(0, newest)];
}

/** The older a lead, the more likely it is closed; about two closed leads in five are won. */
function pickStatus({ random }: DemoPlan, pipeline: PipelineRow, ageShare: number): PipelineRow['statuses'][number] {
  const { statuses } = pipeline;
  const isClosed = random.chance(Math.min(0.97, ageShare * 3));
  const sort = isClosed ? (random.chance(0.42) ? won : lost) : undefined;
  if (sort !== undefined) return statuses.find((status) => status.id === sort) as (typeof statuses)[number];
  const picked = random.pick(
    statuses.filter((status) => status.sort < 10_000 && (status.type === 0 || ageShare < 0.05)),
  );
  // Incoming leads are not among those that amoCRM lists; here they have all been accepted.
  return picked.type === 0 ? picked : (statuses.find(({ type }) => type === 0) as (typeof statuses)[number]);
}

/** Some old leads still belong to the user who has left. */
function pickResponsible({ random, pickUser }: DemoPlan, group: number, ageShare: number): number {
  const gone = users.find((user) => !user.isActive);
  return gone !== undefined && group === 0 && ageShare > 0.5 && random.chance(0.2) ? gone.id : pickUser(group);
}

function fillLead(plan: DemoPlan, index: number, createdAt: number, group: number, stage: number): FieldValues[] {
  const { random } = plan;
  const midnight = Math.floor((createdAt + account.utcOffset) / 86_400) * 86_400 - account.utcOffset;
  const isSigned = stage >= 50 && stage < 11_000;
  const site = random.chance(0.3);
  return [
    ...(isSigned && group === 0
      ? fill.plain('CONTRACT_NUMBER', `СД-${String(index + 1).padStart(4, '0')}/${random.integer(1, 9)}`)
      : []),
    ...(random.chance(0.6) ? fill.plain('Площадь объекта, м²', String(random.integer(40, 2400) / 10)) : []),
    ...(random.chance(0.7) ? fill.choice('Тип объекта', random.pick(objects)) : []),
    ...(random.chance(0.6) ? fill.choice('Услуги', random.pick(services), random.pick(services)) : []),
    ...(random.chance(0.5) ? fill.choice('Откуда узнали', site ? 'Сайт' : random.pick(sources)) : []),
    ...(random.chance(0.5) ? fill.plain('Дата замера', midnight + random.integer(1, 10) * 86_400) : []),
    ...(isSigned ? fill.plain('Начало монтажа', midnight + random.integer(10, 30) * 86_400 + 9 * 3600) : []),
    ...(isSigned ? fill.plain('Договор подписан', true) : []),
    ...(isSigned && random.chance(0.7) ? fill.plain('Предоплата', `${random.integer(5, 150) * 1000}.00`) : []),
    ...(random.chance(0.2) ? fill.plain('Папка проекта', `https://files.example.ru/projects/${index + 1}`) : []),
    ...(random.chance(0.6) ? fill.plain('Адрес объекта', `г. ${random.pick(towns)}, ${createAddress(random)}`) : []),
    ...(random.chance(0.1)
      ? fill.kinds(
          'Адрес доставки',
          { value: createAddress(random), code: 'address_line_1' },
          { value: random.pick(towns), code: 'city' },
          { value: 'RU', code: 'country' },
        )
      : []),
    ...(random.chance(0.15)
      ? fill.plain('Комментарий замерщика', 'Четверть сложная, нужен доборный профиль.\nЛифта нет.')
      : []),
    ...(site
      ? [
          ...fill.plain('UTM_SOURCE', random.pick(['yandex', 'vk', 'google'])),
          ...fill.plain('UTM_MEDIUM', 'cpc'),
          ...fill.plain('UTM_CAMPAIGN', 'okna_vesna'),
        ]
      : []),
  ];
}
