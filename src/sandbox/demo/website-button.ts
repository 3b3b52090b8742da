import type { WebsiteButtonRow } from '../metadata.ts';

/** The button of the firm's site, and one that is still being made. */
export const websiteButtons: readonly WebsiteButtonRow[] = [
  {
    sourceId: 14_402_101,
    buttonId: 331_702,
    name: 'Кнопка на severdom.example.ru',
    pipelineId: 7_604_214,
    creationStatus: 'created',
    isDuplicationControlEnabled: true,
  },
  {
    sourceId: 14_402_103,
    buttonId: null,
    name: 'Кнопка для партнёров',
    pipelineId: 7_604_226,
    creationStatus: 'pending',
    isDuplicationControlEnabled: false,
  },
];
