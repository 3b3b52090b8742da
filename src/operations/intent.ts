/** Words with which users ask. */
const asking = new Set(
  (
    'what which who whose whom how why when where show list is are any do does did has have number all ' +
    'который которая которое которые которых которую что чего кто кого кому чей чьи какой какая какое какие каких какую каком как сколько почему зачем где когда есть ли ' +
    'покажи выведи дай найди все'
  ).split(' '),
);

/** Words with which users order a change, in English. */
const orders = new Set(
  (
    'add create make delete remove change set move mark close attach detach link unlink start launch stop rename reassign ' +
    'postpone reschedule push give accept decline reject block unblock activate upload restore log pin unpin put assign update edit ' +
    'register leave write record connect cancel remind schedule plan invite complete finish reopen raise note disable enable'
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
    'выстави выставить|подпиши подписать|отпиши отписать|сократи сократить|приложи приложить|забери забрать|отмени отменить'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Whether words ask for something (`query`) or order a change (`mutation`), by the first that says so; undefined if none does. */
export function findIntent(words: readonly string[]): 'query' | 'mutation' | undefined {
  const isOrder = (word: string) => orders.has(word) || imperatives.has(word);
  const first = words.find((word) => asking.has(word) || isOrder(word));
  if (first === undefined) return undefined;
  return isOrder(first) ? 'mutation' : 'query';
}

/** The infinitive of an imperative; any other word unchanged. */
export function toInfinitive(word: string): string {
  return imperatives.get(word) ?? word;
}
