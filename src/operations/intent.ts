import { findByBeginning, isDeed } from './vocabulary.ts';

/** Words with which users ask. */
const asking = new Set(
  (
    'what which who whose whom how why when where show list number report summary overview ' +
    'список перечень сводка отчет который которая которое которые которых которую что чего кто кого кому чей чьи какой какая какое какие каких какую каком как сколько почему зачем где когда есть ли ' +
    'расскажи скажи подскажи объясни опиши перечисли выясни определи рассчитай подсчитай подбей предскажи открывай ' +
    'показать посмотреть узнать посчитать сравнить найти искать поищи поискать проверить получить вывести понять ' +
    'посоветуй отбери фильтруй отфильтруй отсортируй ' +
    'подготовь построй вспомни проанализируй оцени составь узнай прослушай послушай перескажи спрогнозируй прикинь просмотри ' +
    'собери средний среднее топ покажи выведи дай найди посмотри глянь проверь прочитай прочти пробей посчитай сравни сколько ' +
    'merge unite combine consolidate dedupe склей склеить склейте объедини browse read view see check compare count average total latest biggest largest top export download dump выгрузи скачай выгрузить скачать экспортируй'
  ).split(' '),
);

/** Words that ask at the beginning only. */
const askingFirst = new Set('is are do does did has have was were can'.split(' '));

/** Words that ask unless something is ordered: «все сделки», but «все сделки закрой». */
const mostlyAsking = new Set(['any', 'all', 'все']);

/** Concepts with which users ask, whatever the word. */
const askingConcepts = new Set(['export', 'show', 'find']);

/** Words that name what users have, at the beginning. */
const owning = new Set(['my', 'our', 'мои', 'моя', 'мой', 'наши']);

/** Words with which users order a change, in English. */
const orders = new Set(
  (
    'add create make delete remove change set move mark close attach detach link unlink start launch stop rename reassign ' +
    'postpone reschedule push give accept decline reject block unblock activate upload restore log pin unpin put assign update edit ' +
    'register leave write record connect cancel remind schedule plan invite complete finish reopen raise note disable enable ' +
    'hand tag label reorder rearrange sort undo revert transfer shift share distribute reschedule replace fill clear revoke lock unlock import send ' +
    'subscribe unsubscribe pass apply book hide restore throw drop mark stick load place fix modify rid correct submit bind ' +
    'approve dismiss discard erase alter amend adjust retitle relabel defer snooze halt pause associate tie dissociate migrate ' +
    'allocate undelete recover revive archive deactivate trigger raise lower reduce bump extend swap redeem deduct jot refuse fill upsert kick hush tick ping ring email'
  ).split(' '),
);

/**
 * The imperatives with which users order a change in Russian, and their infinitives. A stemmer takes «удали» for the past of
 * another verb.
 */
const imperatives = new Map(
  (
    'добавь добавить|создай создать|заведи завести|удали удалить|измени изменить|поменяй поменять|смени сменить|поставь поставить|' +
    'закрой закрыть|переведи перевести|перенеси перенести|сдвинь сдвинуть|отложи отложить|прикрепи прикрепить|привяжи привязать|' +
    'отвяжи отвязать|открепи открепить|запусти запустить|останови остановить|начисли начислить|спиши списать|прими принять|' +
    'возьми взять|отклони отклонить|назначь назначить|переименуй переименовать|убери убрать|восстанови восстановить|верни вернуть|' +
    'запиши записать|отметь отметить|загрузи загрузить|залей залить|передай передать|отдай отдать|заблокируй заблокировать|' +
    'разблокируй разблокировать|закрепи закрепить|оставь оставить|напиши написать|двинь двинуть|перемести переместить|' +
    'сделай сделать|включи включить|выключи выключить|отключи отключить|подключи подключить|пригласи пригласить|' +
    'зафиксируй зафиксировать|исправь исправить|напомни напомнить|оформи оформить|повесь поставить|внеси внести|обнови обновить|' +
    'отправь отправить|положи положить|свяжи связать|подними поднять|поручи поручить|запланируй запланировать|открой открыть|' +
    'выстави выставить|подпиши подписать|отпиши отписать|сократи сократить|приложи приложить|забери забрать|отмени отменить|' +
    'раздай раздать|разнеси разнести|распредели распределить|переназначь переназначить|отредактируй отредактировать|замени заменить|' +
    'заполни заполнить|очисти очистить|сними снять|импортируй импортировать|переставь переставить|упорядочь упорядочить|выдай выдать|' +
    'заверши завершить|выполни выполнить|перекинь перекинуть|скинь скинуть|проставь проставить|пометь пометить|' +
    'подпишись подписать|увеличь увеличить|уменьши уменьшить|подтверди подтвердить|исключи исключить|дополни дополнить|' +
    'откати откатить'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Whether words ask for something (`query`) or order a change (`mutation`), by the first that says so; undefined if none does. */
export function findIntent(words: readonly string[]): 'query' | 'mutation' | undefined {
  const isAsking = (word: string) =>
    asking.has(word) || (askingConcepts.has(findByBeginning(word) ?? '') && !/[аы]$/.test(word));
  const isOrder = (word: string, at: number) =>
    !isOpening(word, words[at + 1] ?? '') &&
    ((orders.has(word) &&
      !isNounBefore(words[at + 1]) &&
      (!notBeforeOrders.has(words[at - 1] ?? '') || wanting.has(words[at - 2] ?? ''))) ||
      (word === 'open' && /^(?:an?|new|another)$/.test(words[at + 1] ?? '')) ||
      imperatives.has(toSingular(word)) ||
      infinitives.has(word) ||
      isDeedInForm(word));
  if (askingFirst.has(words[0] ?? '') || (['send', 'give', 'get'].includes(words[0] ?? '') && words[1] === 'me'))
    return 'query';
  // A file is made of what is read: "make a csv of all deals".
  if (words.some(isFileOfRecords) && !words.some(isLoading)) return 'query';
  const news = findIntentOfNew(words);
  if (news) return news;
  if (isUnknownOrder(words[0] ?? '') || objects.has(words[0] ?? '')) return 'mutation';
  const first = words.findIndex((word, at) => isAsking(word) || isOrder(word, at));
  if (
    first < 0 &&
    words.some((word, at) => word === 'в' && /^(?:отказ|архив|нереализован\S*|корзину)$/.test(words[at + 1] ?? ''))
  )
    return 'mutation';
  // Without an order, a period is one to report on («отказы за квартал»), and what is the user's own is there already («мои задачи»).
  if (first < 0)
    return words.some(isPeriod) ||
      owning.has(words[0] ?? '') ||
      words.some(isDone) ||
      words.some((word) => mostlyAsking.has(word))
      ? 'query'
      : undefined;
  return isOrder(words[first] ?? '', first) ? 'mutation' : 'query';
}

/** «Открой сделку» reads it, «открой новую сделку» and «открой задачу снова» do not. */
function isOpening(word: string, next: string): boolean {
  return /^откр(?:ой|ойте|ыть)$/.test(word) && !/^(?:нов|доступ)/.test(next);
}

/** «Добавленные клиенты» are there already. */
function isDone(word: string): boolean {
  return /(?:нн|[ыи]т|ят)(?:ый|ая|ое|ые|ых|ую|ого|ой|ыми?|ому)$/.test(word) && isDeed(findByBeginning(word) ?? '');
}

/** Whether the next word makes a noun of the one before: "log of changes", "record of calls". */
const isNounBefore = (next: string | undefined) => next === 'of';

/** Things in the accusative: a text that begins with one has left out the verb: «сделку на Петрова». */
const objects = new Set(['сделку', 'задачу', 'заявку', 'встречу', 'компанию', 'заметку', 'карточку', 'услугу']);

/** One new thing is to be made («новая сделка для Сидорова»), several are to be listed («новые сделки»). */
function findIntentOfNew([first = '', second = '']: readonly string[]): 'query' | 'mutation' | undefined {
  if (first === 'новые' || (first === 'new' && second.endsWith('s'))) return 'query';
  return second && (/^(?:new|нов(?:ая|ую|ый|ое))$/.test(first) || isTaskFor(first, second)) ? 'mutation' : undefined;
}

/** «Задача на завтра», "reminder to call": one that is to be set; several are to be listed. */
function isTaskFor(first: string, second: string): boolean {
  return (
    /^(?:задач[ау]|напоминани[ея]|напоминалк[ау]|task|reminder)$/.test(first) && /^(?:на|для|to|for)$/.test(second)
  );
}

const isFileOfRecords = (word: string) => /^(?:csv|xlsx?|excel|spreadsheet|эксел|экзел|выгру[зж])/.test(word);

const periods = new RegExp(
  '^(?:week|month|quarter|year|yesterday|january|february|march|april|june|july|august|september|october|november|december|' +
    'недел|месяц|кварта|год|полугоди|вчера|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[a-zа-я]{0,3}$',
);

/** Whether a word names a period, such as a month. */
export function isPeriod(word: string): boolean {
  return periods.test(word);
}

const isLoading = (word: string) => /^(?:import|load|upload|migrat|from|загру[зж]|зал[еи]|импорт|из$)/.test(word);

/** Words before which a noun stands, or a verb that is not ordered: "time to close", "the call". */
const notBeforeOrders = new Set('to the a an of in for by our my last next no we they did does who on per'.split(' '));

/** Words after which "to" orders: "I need to move a deal". */
const wanting = new Set('need want have like trying going'.split(' '));

/** The endings of Russian imperatives and infinitives, not of nouns such as «покупки» and «изменений». */
const orderForm = /(?:[аеуюя]й|(?:кр|ст|отст|ш|в|м|р)ой|[^киаеуыяю]и|(?<![оа]с)[бвжзмнпрстчшщ]ь|чь)(?:те|ся|сь)?$/;

/** «Связь» is a noun as well. */
const nouns = new Set(['связь', 'запись', 'записи']);

/** A Russian text that begins with an imperative orders something, whatever the verb: «выставь счёт». */
function isUnknownOrder(word: string): boolean {
  return (
    orderForm.test(word) &&
    word.length > 3 &&
    !asking.has(word) &&
    !owning.has(word) &&
    findByBeginning(word) === undefined &&
    !nouns.has(word)
  );
}

function isDeedInForm(word: string): boolean {
  const concept = findByBeginning(word);
  return concept !== undefined && concept !== 'export' && isDeed(concept) && orderForm.test(word) && !nouns.has(word);
}

/** Words with which users take something away, undo or end it. */
const negative = new Set(
  (
    'delete remove erase drop rid stop undo revert unlink detach disconnect cancel disable block decline reject revoke unpin unsubscribe lock end close ' +
    'удалить удали убрать убери отвязать отвяжи открепить открепи отписать отпиши остановить останови отключить отключи отменить отмени ' +
    'заблокировать заблокируй отклонить отклони закрыть закрой снять сними стереть сотри снести снеси'
  ).split(' '),
);

/** Whether words order to take something away, undo or end it. */
export function meansUndoing(words: readonly string[]): boolean {
  return words.some((word) => negative.has(toSingular(word)));
}

const infinitives = new Set(imperatives.values());

/** Words that say that many records are meant. */
const quantifiers = new Set(
  (
    'all every each everyone everybody everything several many multiple bulk mass batch these those bunch ' +
    'эти этим этих ими куча кучу кучи кучей гуртом толпой пакетом списком ' +
    'все всех всем всеми каждый каждую каждое каждого каждой каждому всю весь всего несколько нескольким нескольких пачка пачку пачкой ' +
    'махом сразу массово массовый массовая массовую массовое массом разом скопом многим много множество пакетно оптом'
  ).split(' '),
);

/** Whether words say that many records are meant: «все», "every". */
export function meansMany(words: readonly string[]): boolean {
  return words.some((word) => quantifiers.has(word));
}

/** The infinitive of an imperative; any other word unchanged. */
export function toInfinitive(word: string): string {
  return imperatives.get(toSingular(word)) ?? word;
}

/** The imperative for one person: «добавьте», «добавь». */
function toSingular(word: string): string {
  return word.replace(/(?<=[йьи])те$/, '');
}
