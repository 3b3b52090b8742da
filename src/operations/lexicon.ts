/**
 * The words of a CRM in English and Russian, as users and models say them. Words of one line mean the same; the first is the name of
 * what they mean. A word that ends in `*` stands for all words that begin with it; any other stands for itself and its inflections.
 */

/** The things that amoCRM keeps. Their names are those of operations, so a thing that is said tells operations apart. */
export const things = `
lead: deal opportunity opportunities opp сделк* сделок* лид лида лиду лиды лидов лидам лидами дил дилы
contact: контакт*
company: firm organization organisation компани* организац* фирм* юрлиц* контрагент* counterparty тоо клиник* предприят* завод завода заводы корпорат* корпоратив* clinic clinics corporate business enterprise юрик юрики юриков employer llp
task: todo reminder таск* задач* задачк* напоминани* напоминалк* хвост* дела делам делами
note: comment remark примечан* коммент* замет* notes
call: phonecall звонок звонк* созвон* calls вызов*
talk: chat conversation messenger whatsapp telegram viber dialog dialogue переписк* бесед* чат чата чату чаты чатов чатам чатами чате диалог* мессендж* ватсап* вотсап* вацап* воцап* телеграм* телега телеге вайбер* директ директе директа dm dms conversations чатик* беседа
template: шаблон* заготовк* canned
salesbot: bot bots chatbot chatbots robot бот бота боту боты ботов ботом сейлсбот* сейлзбот* чатбот* salesbots робот* автоответчик*
file: акт акта акты agreement document attachment documents файл* документ* вложени* файлик*
user: manager rep reps salesperson salespeople seller employee colleague staff teammate coworker менеджер* сотрудни* продавец продавц* продажник* сейлз* коллег* пользовател* работник* юзер* операт* оператор* агент* agent agents operator specialist специалист* консультант* стажер* новичк* новичок newbie newcomer риелтор* realtor админ* salesman saleswoman ребят* guys folks
pipeline: funnel воронк* воронок* пайплайн*
status: stage этап* стади* статус* step steps ступен*
role: роль роли ролей ролью ролям
field: property attribute поле поля полей полям полями column dropdown checkbox чекбокс* выпадающ* галочк* propert*
group: tab вкладк* групп*
tag: label тег* тэг* метк* меток* ярлык* хештег* хэштег* тегн* untag
source: channel источник* канал* авито avito циан cian вконтакте vk инста* инсте instagram google гугл* facebook фейсбук* yandex яндекс* 2гис 2gis сарафан* tiktok тикток* referral referrals рекомендац*
segment: сегмент*
customer: buyer покупател*
transaction: purchase покупк* покупок* транзакц*
bonus: point points loyalty бонус* балл* лояльност*
catalog: catalogue каталог*
product: element goods good item sku товар* номенклатур* позици* продукт* услуг* course courses курс курса курсе курсов курсы курсу procedure procedures процедур* package packages пакет* tariff тариф* licence licences license licenses лиценз* абонемент* membership модел* позиц* products position positions
invoice: bill счет* инвойс*
webhook: webhooks hook вебхук* хук хуки хука endpoint эндпоинт*
widget: виджет*
currency: валют*
button: кнопк* кнопок*
url: ссылк* ссылок*
event: событи*
reason: причин*
incoming: необработ* непросмотр* нерассмотр* inbound unsorted unprocessed inbox неразобр* неразобан* входящ*
request: application inquiry enquiry submission заявк* заявок* обращени*
`;

/** What is done with them, by names of operations. */
export const deeds = `
create: make add register созда* завед* завес* заводи* завож* добав* дабав* прибавь оформ* внеси внести вбей вбить докинь накинь зарегистрир* набросай сформир* onboard
archive: архив* archived
delete: снять сними снял сняла сняли remove erase rid drop wipe discard throw удал* уда* убери убрать убрал убрали стер* сотр* снеси снести выкин* выброс* вычеркн* erased removed сотри
update: change edit modify alter amend correct fix adjust измен* меня* поменя* смен* обнов* отредактир* редактир* исправ* поправ* подправ* правк* замен* откорректир* скорректир* наменя* modified
rename: retitle переимен* назови назвать
move: shift push transition перешл* перешел перейд* переход* перекат* перенес* перенос* передвин* двин* двига* сдвин* перемест* перемещ* переве* перевод* перекин* перебро* передвиж* двинул* сдвига* переводи* переезж* переехал* гуля* ходил* шла прошла
postpone: reschedule snooze delay defer отлож* откладыв* отсроч* продли* продле* отодвин* перенесём
reassign: assign transfer переназнач* назнач* перевес* перевесь перезакреп*
schedule: book запланир* планир* записаться calendar
hand: give pass distribute передат* передай* передач* переда* раздай* раздат* отдай* отдат* распредел* разнес* раскид* handover отда* отдал* раскидать раскидыв* раскидай раскида* распредели*
close: закро* закры* прикро* прикры* прикрыт* закрыва*
complete: finish done end заверш* законч* выполн* сделан* tick completed finished выполни* состоял*
run: start launch trigger запус* стартан* стартуй kick fire активируй прогон* пусти пустить натрави запуст*
stop: halt pause останов* стоп прекрат* прерв* тормозни перестал* перестан* перестат* замолч* заткни* отруб* hush shut
connect: link bind tie associate привяз* свяж* связат* прицеп* подвяж* подцеп*
attach: прикреп* приложи* приложен* подшей приклей* приклеи* присоедин*
detach: unlink disconnect unbind dissociate отвяз* откреп* отцеп*
upload: import load migrate загрузи* загруж* залей* зали* импорт* импортир* подгруз* importing загруз*
export: download dump unload excel xls xlsx csv spreadsheet выгруз* выгруж* экспорт* скача* эксел* экзел* ексел* экспортир* backup бэкап* бекап* таблицу таблицей табличк* таблиц* spreadsheets sheet
accept: approve прими* приня* принима* подтверд* одобр* одобри*
decline: refuse reject dismiss отклон* отбро* отсе* откажи забракуй отказать
restore: recover undelete восстанов*
undo: revert rollback откат* отмен* отмени*
send: отправ* шли слать пошли послать выслать вышли шлите присыла* пришли
take: возьм* взять взял* забер* забрат*
put: place положи* закин* кинь кинуть подкин* воткни* повесь повесить поставь поставить проставь проставить
enable: activate включ* активир*
disable: deactivate отключ* выключ* выруб* деактив*
block: lock заблок* блокир* забан* revoke
merge: unite consolidate объедин* склей* склеи* union combine слить слей слейте
pin: stick закреп*
subscribe: подпис* подпиш*
reorder: rearrange sort упорядоч* переставь переставить swap
remind: напомн*
jot: write leave запиши* записать напиши* написать оставь* оставить занеси* занести зафиксир* фиксир* отметь отметить пометь пометить черкн* записал* залогир* pencil
journal: журнал*
log: audit лог логи аудит*
find: search look lookup locate найди найти поиск отыщ* ищи ищу искать поищи разыщ* пробей пробить нашел
fill: filled заполн* дозаполн*
return: back верни вернуть вернул* возврат* возвращ* обратно назад
check: verify провер*
notify: уведом* оповещ* оповест* информируй ping
unpin:
reopen: переоткр*
`;

/** What is said of them. */
export const qualities = `
not: не never
rfm: сегментаци* рфм
stuck: забуксов* провисш* slip slipping stale idle stalled stagnant rotting rot cold frozen dormant dead ghosted abandoned forgotten forgot inactive untouched neglected hang hanging завис* зависш* завязл* застр* застря* протух* тухн* тухл* стух* висит висят висяк* висяч* повис* забыт* забыл* забив* забил* заброш* брош* простаива* подвис* провис* остыл* остыв* заморо* мертв* молчит молчат затих* тишин* неактив* неподвиж* бесхоз* буксу* кисн* прокис* проспал* застоял* stuck hung прозева* cracks сидит сидят сидели стопор*
overdue: late belated behind просроч* опазд* опозд* прошляп*
deadline: due срок сроки срока сроков дедлайн*
without: no lacking lack missing без нет
blank: empty incomplete unfilled пуст* незаполн* неполн* недозаполн* неполон*
duplicate: dupe dup double twin identical дубл* дубликат* двойн* задво* одинаков* совпада* клон* twice дважд* dedupe deduplicate повторяющ* двойник* duplicates duplicated trice
foreign: bitrix битрикс* hubspot pipedrive salesforce мегаплан* retailcrm
id: ids ид айди идентификатор*
lose: refusal refusals refused lost loss losing refuse refusal отказ* проигр* теря* потер* утек* слил* слив* слит* отвал* сорвал* срыва* срыв провал* нереализ* отвалив*
win: won winning выигр* успешн*
sleep: реанимир* sleeping lapsed churned churn спящ* уснул* уснув* отток*
phone: number mobile tel телефон* номер* мобил* телеф*
email: mail почт* мыло мыла мылу мылом мэйл* мейл* имейл* емейл* емэйл*
letter: letters emails mails письмо письма писем письмами письму
sms: смс* эсэмэс*
money: cash деньг* денег бабк* бабл* бабос*
revenue: turnover profit прибыл* выручк* оборот* доход* income earnings
sale: sell selling sold продаж* прода*
price: budget amount cost бюджет* сумм* цен* стоимост* прайс* expensive дорог* pricing
average: avg mean средн*
conversion: конверс*
forecast: прикин* предска* поступлен* predict prediction projection outlook прогноз* спрогноз*
plan: target quota план план* квот*
workload: нагруз* загрузк* загружен* перегруж* перегруз*
activity: активност* делал делала делали сделал сделала сделали делают занимал* занимается продуктивн*
compare: versus vs сравн* сопостав*
report: summary overview digest отчет* сводк* итог* дайджест*
team: department отдел отдела отделу отделе отделом команд* штат*
answer: reply respond response ответь отвеч* ответа ответом ответы ответ отвечал*
callback: перезвон*
client: client клиент* clients клиентк* пациент* ученик* учеников студент* гост* посетител* слушател* абонент* заказчик* жилец жильц* арендатор* patient patients student students guest guests visitor tenant learner pupil attendee attendees
person: people human человек* людей людям люди
buy: bought купи* купл* покупал* покупаю* покупат*
ordered: заказ* order orders
history: timeline chronology истори* хронолог*
permission: right rights permissions прав права правами
option: variant вариант*
value: значени*
responsible: owner assignee ответствен* куратор* владел* исполнител*
open: откро* откры* opened
trash: корзин* recycle bin
database: base база базы базе базу базой
required: mandatory obligatory compulsory обязательн*
birthday: днюх* др birthdays birth рождени*
access: доступ*
allow: restrict forbid запрети* огранич* разреш* allow
custom: кастом* дополнительн* доп
dismissal: resign resigned quit fired увол* увольн* leaver leaving resignation ушедш* уходит
vacation: holiday отпуск* декрет* maternity отгул*
somebody: john anna boris peter maria smith jane kate alex mike иванов* петров* сидоров* смирнов* кузнецов* соколов* иван ивана ивану петя пете петю вася васи васе васю маша маши маше машу аня ани ане аню анна анны анне анну саша саши саше сашу оля оли оле олю катя кати кате катю лена лены лене лену сергей сергея сергею дима димы диме диму юля юли юле юлю мария марии марию
best: top biggest largest лучш* топ топов* крупнейш* жирн*
audio: записи записей запись recording recordings аудио* аудиозап* прослуш* послуш*
why: почему отчего зачем
mention: contain containing упомин* упомян*
contract: agreement договор*
setting: configuration настро* конфиг*
invite: приглас*
site: website web сайт*
form: форм форма формы формой форме
inn: tax инн бин иин огрн
review: moderation approval модерац* проверк*
short: сократ* коротк*
unanswered: unread неотвеч* непрочит* неотвечен*
missed: пропущен* пропустил* недозвон* непринятые
unpaid: неоплач* неоплат* outstanding owe owes owed debt debts debtor debtors должник* долг долги долгов дебитор* задолж* receivables
pay: paid pay pays paying payer payment payments оплат* заплат* проплат* плат* платил* предоплат*
meeting: meeting meetings appointment visit встреч* визит* demo демо
speak: speak spoke spoken contacted общал* общат* общен* говор* поговор* связыв* разговарив* communicate
ring: phoned dial ring звони* позвон* дозвон* звякн* набер* набра* прозвон*
message: message messages сообщени* смс-*
touch: touch touched touching трога* трон* касан* касал*
wait: wait waiting waits awaiting pending ждут ждет ждем ждал*
expect: expect expected expectations ожида*
new: new newly newest новый новая новое новые fresh свеж*
card: card cards карточк* карточек
details: data данные данных detail info information подробн* детал* инф* сведени* profile профил* остановились
percent: percent percentage share rate rates процент* доля доли долю
fast: fast quick quickly speed tempo slow slowly slowest быстр* скорост* медленн* реакц*
long: long longest longer долго долгий дольше duration durations длительн* длит* длится
region: region regions city cities branch branches филиал* город города городам городу городов регион*
advert: ad ads advertising advert marketing campaign campaigns реклам* кампани* utm ютм таргет* таргетинг* roi romi окупа*
regular: regular regulars loyal постоянн*
repeat: repeat repeated again повторн* опять снова заново
mess: mess garbage dirty dirt hygiene бардак* беспоряд* мусор гряз* гигиен* косяк* помойк* messy неряшл* хлам*
spam: spam junk спам* мусорн* спамн*
slack: баклуши slack slacks slacking lazy idler лент* филон* халтур* бездельн* балду лодыр* прохлажд* лени* ленятся
stock: stock склад* наличи* остатк* available availability
drive: drive storage диск диска диске диску хранилищ*
competitor: competitor competitors конкурент*
assistant: ai ии нейросет* нейронк* ассистент* помощник* agentic copilot
plugin: plugin plugins плагин* интеграц* integration integrations app apps
server: server servers сервер* backend бэкенд* бекенд*
scan: scan scans photo photos picture pdf image фото* снимок снимк* скан* пдф картинк* изображен* паспорт* passport презентац* presentation
surname: surname фамили*
discount: discount скидк*
month: months monthly месяц* помесяч*
week: weeks weekly недел* понедельн*
quarter: quarters квартал*
year: years yearly annual год года году годом годовой
day: days день дня дней дню сутки
name: names named called имя имени именем названи* зовут
text: text текст* формулировк* wording
mistake: mistake mistakes accident accidentally wrong wrongly ошибк* ошибс* ошибл* случайн* нечаянн* зря
`;

/**
 * Small words: they name no thing, and tell a question from another («кто», «когда», "how many"), or one record from all. The last ones
 * are said by the form of words.
 */
export const particles = `
who: who whom whose кто кому кого кем чей чья чьи
when: when когда
many: many much count сколько количество
where: where где куда откуда
how: how как каким
you: you your yours ты тебя тобой твои твоя твой твоих
me: me my mine мне меня мой мои моя моих моим
we: we us our ours мы нас нам наш наши наша наших
all: all every each everyone everything whole entire все всех всем всеми всю вся весь всё всего каждый каждая каждого каждому каждую каждой каждом целиком полностью
this: this that эта этот эту этой этого этом этому этим данный конкретный
exist: exist exists existing already there есть уже имеется
list: list lists список* списк* перечень перечн*
show: show view покажи показать посмотри глянь выведи display
nobody: nobody noone none никто никем никого
nothing: nothing ничего ничто
can: can may allowed может можно
which: which what какой какая какие какое каких какую что чего
isPlural:
isSingular:
isGrouped:
isOfPeriod:
`;
