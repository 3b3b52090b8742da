/**
 * The vocabulary of a CRM in English and Russian: words that mean the same lead to the same concept, whatever operation they are said of.
 * A word that ends in `*` stands for all words that begin with it; any other stands for itself and its inflections.
 */

/** The things that amoCRM keeps. Their names are those of operations, so a thing that is said tells operations apart. */
const things = `
lead: deal opportunity opportunities opp сделк* сделок* лид лида лиду лиды лидов лидам лидами дил дилы
contact: контакт*
company: firm organization organisation компани* организац* фирм* юрлиц* контрагент* counterparty
task: todo reminder таск* задач* задачк* напоминани* напоминалк*
note: comment remark примечан* коммент* замет* notes
call: phonecall звонок звонк* созвон* calls
talk: chat conversation messenger whatsapp telegram viber dialog dialogue переписк* бесед* чат чата чату чаты чатов чатам чатами чате диалог* мессендж* ватсап* ватсап* вотсап* вацап* воцап* телеграм* телега телеге вайбер*
template: шаблон*
salesbot: bot bots chatbot chatbots robot бот бота боту боты ботов ботом сейлсбот* сейлзбот* чатбот* salesbots
file: document attachment documents файл* документ* вложени* файлик*
user: manager rep reps salesperson salespeople seller employee colleague staff teammate coworker менеджер* сотрудни* продавец продавц* продажник* сейлз* коллег* пользовател* работник* юзер*
pipeline: funnel воронк* воронок* пайплайн*
status: stage этап* стади* статус*
role: роль роли ролей ролью ролям
field: property attribute поле поля полей полям полями column
group: tab вкладк* групп*
tag: label тег* тэг* метк* меток* ярлык* хештег* хэштег*
source: channel источник* канал*
segment: сегмент*
customer: buyer покупател*
transaction: purchase покупк* покупок* транзакц*
bonus: point points loyalty бонус* балл* лояльност*
catalog: catalogue каталог*
product: element goods good item sku товар* номенклатур* позици* продукт* услуг*
invoice: bill счет* инвойс*
webhook: webhooks hook вебхук* хук хуки хука
widget: виджет*
currency: валют*
button: кнопк* кнопок*
url: ссылк* ссылок*
event: событи*
reason: причин*
incoming: inbound unsorted unprocessed inbox неразобр* неразобан* входящ*
request: application inquiry enquiry submission заявк* заявок* обращени*
`;

/** What is done with them, by names of operations. */
const deeds = `
create: make add register созда* созда* завед* завес* заводи* завож* добав* дабав* прибавь оформ* внеси внести вбей вбить докинь накинь
delete: remove erase rid drop wipe discard throw удал* уда* убери убрать убрал убрали стер* сотр* снеси снести выкин* выброс* вычеркн*
update: change edit modify alter amend correct fix adjust измен* меня* поменя* смен* обнов* отредактир* редактир* исправ* поправ* подправ* правк* замен* откорректир* скорректир* наменя*
rename: retitle переимен* назови назвать
move: shift push transition перешл* перешел перейд* переход* перекат* перенес* перенос* передвин* двин* двига* сдвин* перемест* перемещ* переве* перевод* перекин* перебро* передвиж*
postpone: reschedule snooze delay defer отлож* откладыв* отсроч* продли* продле*
reassign: assign transfer переназнач* назнач* перевес*
schedule: book запланир* планир*
hand: give pass distribute передат* передай* передач* переда* раздай* раздат* отдай* отдат* распредел* разнес* раскид*
close: закро* закры* прикро* прикры*
complete: finish done end заверш* законч* выполн* сделан* tick
run: start launch trigger запус* стартан* стартуй
stop: halt pause останов* стоп прекрат* прерв* тормозни
connect: link bind tie associate привяз* свяж* связат* прицеп* подвяж* подцеп*
attach: прикреп* приложи* приложен* подшей
detach: unlink disconnect unbind dissociate отвяз* откреп* отцеп*
upload: import load migrate загрузи* загруж* залей* зали* импорт* импортир* подгруз*
export: download dump unload excel xls xlsx csv spreadsheet выгруз* выгруж* экспорт* скача* эксел* экзел* ексел* экспортир*
accept: approve прими* приня* принима* подтверд* одобр*
decline: reject dismiss отклон* отбро* отсе* откажи забракуй
restore: recover undelete восстанов*
undo: revert rollback откат* отмен*
send: отправ* шли слать пошли послать выслать вышли
take: возьм* взять взял* забер* забрат*
put: place положи* закин* кинь кинуть подкин* воткни* повесь повесить поставь поставить проставь проставить
enable: activate включ* активир*
disable: deactivate отключ* выключ* выруб* деактив*
block: lock заблок* блокир* забан*
merge: unite consolidate объедин* склей* склеи*
pin: stick закреп*
subscribe: подпис* подпиш*
order: reorder rearrange sort упорядоч* переставь переставить
remind: напомн*
jot: write leave запиши* записать напиши* написать оставь* оставить занеси* занести зафиксир* фиксир* отметь отметить пометь пометить
journal: журнал*
log: audit лог логи аудит*
`;

/** What is said of them. */
const qualities = `
not: не never
rfm: сегментаци* рфм
stuck: slip slipping stale idle stalled stagnant rotting rot cold frozen dormant dead ghosted abandoned forgotten forgot inactive untouched neglected hang hanging завис* зависш* завязл* застр* застря* протух* тухн* тухл* стух* висит висят висяк* висяч* повис* забыт* забыл* забив* забил* заброш* брош* простаива* подвис* провис* остыл* остыв* заморо* мертв* молчит молчат затих* тишин* неактив* неподвиж* бесхоз*
overdue: late belated behind просроч* опазд* опозд*
deadline: due срок сроки срока сроков дедлайн*
without: no lacking lack missing без нет
blank: empty incomplete unfilled пуст* незаполн* пропущен*
duplicate: dupe dup double twin identical дубл* дубликат* двойн* задво* одинаков* совпада* клон*
lose: lost loss losing refuse refusal отказ* проигр* теря* потер* утек* слил* слив* слит* отвал* сорвал* срыва* срыв провал* нереализ* отвалив*
win: won winning выигр* успешн*
sleep: sleeping lapsed churned churn спящ* уснул* уснув* отток*
phone: number mobile tel телефон* номер* мобил*
email: mail emails почт* мыло мыла мылу мылом мэйл* мейл* имейл* емейл* емэйл* письм*
sms: смс* эсэмэс*
money: cash деньг* денег бабк* бабл* бабос*
revenue: turnover profit прибыл* выручк* оборот* доход*
sale: sell selling sold продаж* прода*
price: budget amount cost бюджет* сумм* цен* стоимост*
average: avg mean средн*
conversion: конверс*
forecast: predict prediction projection outlook прогноз* спрогноз*
plan: target quota план план* квот* таргет*
workload: нагруз* загрузк* загружен* перегруж* перегруз*
activity: активност* делал делала делали сделал сделала сделали делают занимал* занимается
compare: versus vs сравн* сопостав*
report: summary overview digest отчет* сводк* итог* дайджест*
team: department отдел отдела отделу отделе отделом команд*
answer: reply respond response ответь отвеч* ответа ответом ответы ответ
callback: перезвон*
client: client клиент*
person: people human человек* людей людям люди
buy: bought купи* купл* покупал* покупаю* покупат*
ordered: заказ*
history: timeline chronology истори* хронолог*
permission: right rights permissions прав права правами
option: variant вариант*
value: значени*
responsible: owner assignee ответствен* куратор* владел* исполнител*
open: откро* откры*
trash: bin корзин*
list: список* списк* перечень перечн*
database: base база базы базе базу базой
required: mandatory obligatory compulsory обязательн*
birthday: birthdays birth рождени*
access: доступ*
allow: restrict forbid запрети* огранич* разреш* allow
custom: кастом* дополнительн* доп
dismissal: resign resigned quit fired увол* увольн*
vacation: holiday отпуск*
somebody: john anna boris peter maria smith jane kate alex mike иванов* петров* сидоров* смирнов* кузнецов* соколов* иван ивана ивану петя пете петю вася васи васе васю маша маши маше машу аня ани ане аню анна анны анне анну саша саши саше сашу оля оли оле олю катя кати кате катю лена лены лене лену сергей сергея сергею дима димы диме диму юля юли юле юлю мария марии марию
best: top biggest largest лучш* топ топов* крупнейш* жирн*
audio: recording recordings аудио* аудиозап* прослуш* послуш*
why: почему отчего зачем
mention: contain containing упомин* упомян*
contract: agreement договор*
setting: configuration настро* конфиг*
invite: приглас*
site: website web сайт*
form: форм форма формы формой форме
inn: tax инн
review: moderation approval модерац* проверк*
short: сократ* коротк*
`;

interface Concepts {
  /** Words that are compared as stems. */
  whole: [word: string, concept: string][];
  /** Beginnings of words. */
  beginnings: Map<string, string>;
  names: Set<string>;
}

function parse(text: string): Concepts {
  const concepts: Concepts = { whole: [], beginnings: new Map(), names: new Set() };
  for (const line of text.trim().split('\n')) {
    const [name = '', words = ''] = line.split(':');
    concepts.names.add(name);
    for (const word of [name, ...words.trim().split(' ')]) {
      if (word.endsWith('*')) concepts.beginnings.set(word.slice(0, -1), name);
      else if (word) concepts.whole.push([word, name]);
    }
  }
  return concepts;
}

const thingConcepts = parse(things);
const deedConcepts = parse(deeds);
const groups = [thingConcepts, deedConcepts, parse(qualities)];
const beginnings = new Map(groups.flatMap((group) => [...group.beginnings]));

/** Words and what they mean; inflected forms are to be compared as stems. */
export const wholeWords: readonly (readonly [word: string, concept: string])[] = groups.flatMap(({ whole }) => whole);

/** Whether a concept is a thing that amoCRM keeps. */
export function isThing(concept: string): boolean {
  return thingConcepts.names.has(concept);
}

/** Whether a concept is something that is done with a thing. */
export function isDeed(concept: string): boolean {
  return deedConcepts.names.has(concept);
}

/** The concept of a word by its longest known beginning; undefined if none is known. */
export function findByBeginning(word: string): string | undefined {
  for (let length = word.length; length >= 3; length--) {
    const concept = beginnings.get(word.slice(0, length));
    if (concept) return concept;
  }
  return undefined;
}
