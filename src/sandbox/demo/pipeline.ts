import type { LossReasonRow, PipelineRow, StatusRow } from '../metadata.ts';
import { lost, won } from '../rows.ts';
import { account } from './account.ts';

/** Colours that the vendor allows for stages. */
const palette = ['#98cbff', '#ffeab2', '#fffd7f', '#ffce5a', '#ccc8f9', '#87f2c0'];

/** Sales, service and partners. */
export const pipelines: readonly PipelineRow[] = [
  pipeline(7_604_214, 1, 'Продажи', 63_210_442, [
    'Новая заявка',
    'Замер назначен',
    'Расчёт и смета',
    'Договор на согласовании',
    'Предоплата получена',
    'Монтаж',
  ]),
  pipeline(7_604_218, 2, 'Сервис и рекламации', 63_210_602, [
    'Обращение принято',
    'Диагностика',
    'Ремонт назначен',
    'Работы выполнены',
  ]),
  pipeline(7_604_226, 3, 'Партнёры', 63_210_762, ['Знакомство', 'Переговоры', 'Пилотный объект', 'Договор подписан']),
];

/** Why leads are lost. */
export const lossReasons: readonly LossReasonRow[] = [
  'Дорого',
  'Выбрали конкурента',
  'Пропала потребность',
  'Не дозвонились',
  'Не устроили сроки',
  'Не наш регион',
  'Дубль заявки',
].map((name, index) => ({
  id: 15_870_302 + index * 4,
  name,
  sort: (index + 1) * 10_000,
  createdAt: account.createdAt,
}));

function pipeline(id: number, sort: number, name: string, firstStatusId: number, stages: string[]): PipelineRow {
  const own = stages.map(
    (stage, index): StatusRow => ({
      id: firstStatusId + 4 + index * 4,
      name: stage,
      sort: (index + 2) * 10,
      color: palette[index % palette.length] ?? '#fffeb2',
      type: 0,
      isEditable: true,
    }),
  );
  return {
    id,
    name,
    sort,
    isMain: sort === 1,
    statuses: [
      { id: firstStatusId, name: 'Неразобранное', sort: 10, color: '#c1c1c1', type: 1, isEditable: false },
      ...own,
      { id: won, name: 'Успешно реализовано', sort: 10_000, color: '#CCFF66', type: 0, isEditable: false },
      { id: lost, name: 'Закрыто и не реализовано', sort: 11_000, color: '#D5D8DB', type: 0, isEditable: false },
    ],
  };
}
