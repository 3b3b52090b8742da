import type { ChatTemplateRow } from '../metadata.ts';
import type { Store } from '../store.ts';
import { account } from './account.ts';

const plain = {
  type: 'amocrm',
  buttons: [],
  isEditable: true,
  externalId: null,
  wabaHeader: null,
  wabaFooter: '',
  wabaCategory: '',
  wabaLanguage: '',
  wabaExamples: {},
  reviews: [],
} as const;

const templates: readonly Omit<ChatTemplateRow, 'id' | 'createdAt' | 'updatedAt'>[] = [
  {
    ...plain,
    name: 'Приветствие',
    content: 'Здравствуйте, {{contact.name}}! Чем можем помочь?',
    buttons: [
      { type: 'inline', text: 'Рассчитать окна' },
      { type: 'url', text: 'Наш сайт', url: 'https://severdom.example.ru' },
    ],
    externalId: 'hello',
  },
  {
    ...plain,
    name: 'Напоминание о замере',
    content: '{{contact.name}}, замерщик будет у вас завтра в назначенное время.',
    externalId: 'measure-reminder',
    isEditable: false,
  },
  {
    ...plain,
    name: 'Замер подтверждён',
    content: 'Здравствуйте, {{contact.name}}! Замер подтверждён, мастер позвонит за час.',
    type: 'waba',
    externalId: 'measure-confirmed',
    isEditable: false,
    wabaHeader: 'Северный дом',
    wabaFooter: 'Окна и двери',
    wabaCategory: 'UTILITY',
    wabaLanguage: 'ru',
    wabaExamples: { '{{contact.name}}': 'Анна' },
  },
];

/** Adds the templates of chat messages, which are part of the set-up. */
export function addChatTemplates({ chats }: Pick<Store, 'chats'>): void {
  for (const [index, template] of templates.entries()) {
    const createdAt = account.createdAt + (index + 1) * 3600;
    chats.templates.add({ ...template, createdAt, updatedAt: createdAt });
  }
}
