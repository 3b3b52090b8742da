import type { AccountRow, GroupRow, TaskTypeRow } from '../metadata.ts';

/** «Северный дом», a fictitious firm that installs windows and renovates flats and houses. */
export const account: AccountRow = {
  id: 31_457_892,
  name: 'Северный дом',
  subdomain: 'demo',
  createdAt: 1_609_837_200,
  country: 'RU',
  currency: 'RUB',
  currencySymbol: '₽',
  language: 'ru',
  timezone: 'Europe/Moscow',
  utcOffset: 3 * 3600,
  timezoneOffset: '+03:00',
  amojoId: '6a1f0c52-3c1e-4d0a-9d55-0f6f2f4c1d70',
  uuid: '0d8c9a44-7b1e-4c66-8f6f-2b6a6a0e9c11',
  version: 11,
  customersMode: 'segments',
  areProductsEnabled: true,
};

/** Three groups of users. */
export const groups: readonly GroupRow[] = [
  { id: 0, name: 'Отдел продаж' },
  { id: 412_386, name: 'Сервис' },
  { id: 412_390, name: 'Работа с партнёрами' },
];

/** The two task types that every account has, and one of its own. */
export const taskTypes: readonly TaskTypeRow[] = [
  { id: 1, name: 'Связаться', color: null, iconId: null, code: 'FOLLOW_UP' },
  { id: 2, name: 'Встреча', color: null, iconId: null, code: 'MEETING' },
  { id: 2_913_454, name: 'Выезд на замер', color: '#2f9e44', iconId: 5, code: null },
];
