/** Words with which users ask. */
const asking = new Set(
  (
    'what which who whose whom how why when where show list any number all report summary overview ' +
    'список перечень сводка отчет который которая которое которые которых которую что чего кто кого кому чей чьи какой какая какое какие каких какую каком как сколько почему зачем где когда есть ли ' +
    'покажи выведи дай найди все'
  ).split(' '),
);

/** Words that ask at the beginning only. */
const askingFirst = new Set('is are do does did has have was were can'.split(' '));

/** Words with which users order a change, in English. */
const orders = new Set(
  (
    'add create make delete remove change set move mark close attach detach link unlink start launch stop rename reassign ' +
    'postpone reschedule push give accept decline reject block unblock activate upload restore log pin unpin put assign update edit ' +
    'register leave write record connect cancel remind schedule plan invite complete finish reopen raise note disable enable ' +
    'hand tag label reorder rearrange sort undo revert transfer shift share distribute reschedule replace fill clear revoke merge lock unlock import send ' +
    'subscribe unsubscribe pass apply'
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
    'заверши завершить|выполни выполнить|объедини объединить|перекинь перекинуть|скинь скинуть|проставь проставить|пометь пометить|' +
    'подпишись подписать|увеличь увеличить|уменьши уменьшить|подтверди подтвердить|исключи исключить|дополни дополнить'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Whether words ask for something (`query`) or order a change (`mutation`), by the first that says so; undefined if none does. */
export function findIntent(words: readonly string[]): 'query' | 'mutation' | undefined {
  const isOrder = (word: string) => orders.has(word) || imperatives.has(toSingular(word)) || infinitives.has(word);
  if (askingFirst.has(words[0] ?? '') || (words[0] === 'send' && words[1] === 'me')) return 'query';
  const first = words.find((word) => asking.has(word) || isOrder(word));
  if (first === undefined) return undefined;
  return isOrder(first) ? 'mutation' : 'query';
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
    'all every each everyone everybody everything several many multiple bulk mass batch ' +
    'все всех всем всеми каждый каждую каждое каждого каждой каждому всю весь всего несколько нескольким нескольких пачка пачку пачкой ' +
    'массово массовый массовая массовую массовое массом разом скопом многим много множество пакетно оптом'
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
