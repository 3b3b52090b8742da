/**
 * What people ask an assistant for again and again. Each is a procedure in `src/skills`, offered as a prompt, which a person chooses,
 * and as a skill, which a model finds by itself.
 */

/** A text in the two languages of the accounts. */
export type Bilingual = Readonly<Record<Language, string>>;

/** The languages of the procedures. */
export const languages = ['ru', 'en'] as const;

export type Language = (typeof languages)[number];

/** An argument of a prompt. */
export interface PromptArgument {
  name: string;
  isRequired?: true;
  /** The tool whose answer has the names that are offered for it. */
  completes?: NameTool;
  description: Bilingual;
}

/** The tools whose answers have names. */
export type NameTool = 'get_users' | 'get_pipelines';

/** A procedure that is offered as a prompt. */
export interface PromptDefinition {
  /** Its folder in `src/skills`. */
  skill: string;
  title: Bilingual;
  description: Bilingual;
  arguments: readonly PromptArgument[];
}

export const promptDefinitions: readonly PromptDefinition[] = [
  {
    skill: 'morning-round',
    title: { en: 'Morning round', ru: 'Утренний обход' },
    description: {
      en: 'What needs attention this morning: overdue and today’s tasks, deals without a next step, stuck deals, unsorted requests. For one manager or the whole team.',
      ru: 'Что требует внимания с утра: просроченные и сегодняшние задачи, сделки без следующего шага, зависшие сделки, неразобранное. По одному менеджеру или по всему отделу.',
    },
    arguments: [
      {
        name: 'user',
        completes: 'get_users',
        description: {
          en: 'Name of the responsible user; the whole team if omitted',
          ru: 'Имя ответственного; без него весь отдел',
        },
      },
    ],
  },
  {
    skill: 'weekly-report',
    title: { en: 'Weekly report for a head of sales', ru: 'Отчёт РОПа за неделю' },
    description: {
      en: 'New, won and lost deals and revenue of a period against the one before, the funnel with its bottleneck, the work of each manager, reasons of loss, the forecast.',
      ru: 'Новые, выигранные и проигранные сделки и выручка за период против предыдущего, воронка и узкое место, работа менеджеров, причины отказов, прогноз.',
    },
    arguments: [
      {
        name: 'period',
        description: {
          en: 'Such as “last month”; the last whole week if omitted',
          ru: 'Например «прошлый месяц»; без него последняя полная неделя',
        },
      },
      {
        name: 'pipeline',
        completes: 'get_pipelines',
        description: { en: 'Name of the pipeline; all if omitted', ru: 'Название воронки; без него все' },
      },
    ],
  },
  {
    skill: 'prepare-for-call',
    title: { en: 'Prepare for a call', ru: 'Подготовка к звонку' },
    description: {
      en: 'Everything about a client on one page before a call: who they are, open deals, what was said last, promises, tasks, what to ask.',
      ru: 'Всё о клиенте на одной странице перед звонком: кто это, открытые сделки, о чём говорили, что обещали, задачи, что спросить.',
    },
    arguments: [
      {
        name: 'client',
        isRequired: true,
        description: { en: 'Phone, e-mail, name, or number of a deal', ru: 'Телефон, почта, имя или номер сделки' },
      },
    ],
  },
  {
    skill: 'triage-incoming',
    title: { en: 'Triage incoming leads', ru: 'Разбор неразобранного' },
    description: {
      en: 'Incoming leads that nobody has accepted, one by one: known client or new, spam or request, who takes it. Accepts and declines only what you confirm.',
      ru: 'Заявки, которых никто не принял, по одной: знакомый клиент или новый, спам или запрос, кому отдать. Принимает и отклоняет только то, что вы подтвердите.',
    },
    arguments: [
      {
        name: 'user',
        completes: 'get_users',
        description: { en: 'Who takes the accepted requests', ru: 'Кому отдавать принятые заявки' },
      },
    ],
  },
  {
    skill: 'hand-over',
    title: { en: 'Hand over a manager’s work', ru: 'Передача дел менеджера' },
    description: {
      en: 'What a manager leaves behind (open deals, clients, tasks) and, once confirmed, its transfer to another manager.',
      ru: 'Что остаётся за менеджером (открытые сделки, клиенты, задачи) и после подтверждения передача другому.',
    },
    arguments: [
      {
        name: 'from',
        isRequired: true,
        completes: 'get_users',
        description: { en: 'Whose work is handed over', ru: 'Чьи дела передать' },
      },
      { name: 'to', isRequired: true, completes: 'get_users', description: { en: 'Who takes it over', ru: 'Кому' } },
    ],
  },
  {
    skill: 'clean-duplicates',
    title: { en: 'Clean duplicates', ru: 'Чистка дублей' },
    description: {
      en: 'Contacts or companies with the same phone, e-mail, tax number or name: which record is the richest, what to merge, with links. Merging itself is done in amoCRM.',
      ru: 'Контакты или компании с одним телефоном, почтой, ИНН или названием: какая карточка полнее, что объединить, со ссылками. Само объединение делается в amoCRM.',
    },
    arguments: [
      {
        name: 'of',
        description: {
          en: 'contacts or companies; both if omitted',
          ru: 'контакты или компании; без него и те и другие',
        },
      },
    ],
  },
  {
    skill: 'wake-sleeping-clients',
    title: { en: 'Wake sleeping clients', ru: 'Разбудить спящих клиентов' },
    description: {
      en: 'Clients who used to buy and have stopped: who they are, what they were worth, what they bought, a reason to call each.',
      ru: 'Клиенты, которые покупали и перестали: кто это, сколько принесли, что брали, повод позвонить каждому.',
    },
    arguments: [
      {
        name: 'count',
        description: { en: 'How many clients; ten if omitted', ru: 'Сколько клиентов; без него десять' },
      },
    ],
  },
];
