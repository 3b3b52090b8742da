import type { WidgetRow } from '../metadata.ts';

const setting = (key: string, name: string, type: string, isRequired: boolean) => ({ key, name, type, isRequired });

/** Widgets of the marketplace; two of them are installed. */
export const widgets: readonly WidgetRow[] = [
  {
    id: 742,
    code: 'amo_dropbox',
    version: '0.0.13',
    rating: '2,8',
    settings: [setting('conf', 'custom', 'custom', false)],
    isLeadSource: false,
    isActive: false,
    pipelineId: null,
  },
  {
    id: 796,
    code: 'cloud_pbx',
    version: '2.4.1',
    rating: '4,6',
    settings: [setting('api_key', 'Ключ API', 'pass', true), setting('phones', 'Номера сотрудников', 'users', false)],
    isLeadSource: true,
    isActive: true,
    pipelineId: 7_604_214,
  },
  {
    id: 1_204,
    code: 'dadata_requisites',
    version: '1.0.7',
    rating: '4,9',
    settings: [setting('token', 'Токен', 'text', true)],
    isLeadSource: false,
    isActive: true,
    pipelineId: null,
  },
];
