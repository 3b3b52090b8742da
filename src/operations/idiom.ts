/** Words that mean something together that none of them means by itself: "roll back", «один и тот же». */

/** Words that mean something else together than each by itself. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/(?<=\w)n['’]t\b/gi, ' not'],
  // "Did Anna make calls" creates nothing.
  [/(?<=\b(?:did|does|do|has|have|had)\b.*)\bma[dk]e\b/gi, ' '],
  [/\bwhat (?:did|does|has|have|are|is|was)\b(?=.*\b(?:do|doing|done)\b)/gi, 'activity'],
  [/\b(?:last|latest|recent) (?:contact|touch|interaction|conversation)(?= with\b)/gi, 'last activity'],
  [/(?<=последн\S+ )(?:контакт|касани|общени|взаимодействи)\S*(?= с(?:о)? )/gi, 'активность'],
  [/\b(?:every|all|any)thing (?:about|on|we know)\b/gi, 'dossier'],
  [/\bsegmentation\b/gi, 'rfm'],
  [/\bto[- ]?dos?\b/gi, 'task'],
  [/\be-?mails\b/gi, 'letters'],
  [/\be-mail\b/gi, 'email'],
  [/\b(?:number|amount|count) of\b/gi, 'count'],
  [/\bhow much (?:is|are|does|do)\b(?! we| you)/gi, 'price'],
  [/сколько (?:сейчас )?сто[ия]т/gi, 'цена'],
  [/\bnext steps?\b|следующ\S+ шаг\S*/gi, 'followup'],
  [/(?<!\p{L})(?:не|без) (?:за|до)?(?:полн|указ|простав|внес)[\p{L}]*/giu, 'пусто'],
  [/\b(?:not|never) (?:filled|set|specified|entered)(?: in)?\b/gi, 'blank'],
  [
    /\bunless (?:it |he |she |they )?(?:already )?exists?\b|\bif (?:not|there is none|new|absent)\b|\bupsert\b/gi,
    'ensure',
  ],
  [/если (?:е[ёе] |его |тако[йг]о? |ещ[ёе] )*нет|(?<=найт?[ди]и? )(?:или|либо)/gi, 'ensure'],
  [/(?<=(?:find|get|search|look up)\b.*)\bor (?:create|add|make|register)\b/gi, 'ensure'],
  [/одн\S+ и (?:та|то[тй]?|те) же|один и тот же/gi, 'дубль'],
  [/\bsame (?=person|client|customer|company|phone|email|number|patient)/gi, 'duplicate '],
  [/\b(?:two|three|several|many|\d+) times\b|(?:два|три|нескольк\S+|пару|\d) раза?/gi, 'дважды'],
  [/\border(?= of (?:the )?(?:stage|status|step))|(?<=(?:stage|status|step)s? )order\b|местами/gi, 'reorder'],
  [/\b(?:roll|rolled|take|taken) back\b|\bput (?:it|that|this|everything) back\b/gi, 'undo'],
  [/\bwrit(?:e|ten) off\b/gi, 'deduct'],
  [/(?:введи|ввести|быть) в курс[еа]?/gi, 'история'],
  [/\b(?:up to speed|up to date|catch (?:me )?up|brief me)\b/gi, 'history'],
  [/как (?:идут |там )?дела/gi, 'итоги'],
  [/\bcallback (?=url|address|link)/gi, 'webhook '],
  [/нуж(?:ен|на|но|ны) (?=ещ[ёе]|нов|друг|одн)/gi, 'создай '],
  [/\bneed (?:a |an )?(?=new|another|one more)/gi, 'create '],
  // «Запиши, что просит скидку» is a note, whatever is written.
  [/(?:запиши|отметь|пометь|зафиксируй|добавь|напиши)(?:те)?,? что(?!\p{L})/giu, 'запиши заметка'],
  [/\b(?:note|write|jot|record)(?: down)? that\b/gi, 'jot note'],
  [/(?<=(?:deal|lead|сделк[аеуи]|лид[ае]?) )(?:№ ?|# ?|id )?\d{3,}/giu, ' card '],
  [/(?<!\p{L})(?:в|из|по) (?:наш\S+ )?(?:каталог|прайс)[еау]?(?!\p{L})/giu, ' product '],
  [/\b(?:in|into|to|from|on) (?:the|our) (?:catalog(?:ue)?|price ?list)\b/gi, ' product '],
  [
    /(?:из|from) (?:an? |the |our )?(?:файл|csv|excel|экс[еэ]л|таблиц|табличк|file|table|spreadsheet)[\p{L}]*/giu,
    ' список ',
  ],
  [/\bpast due\b/gi, 'overdue'],
  [/что (?:там )?(?:было|происход\S*|случилось|творил\S*)(?= (?:с|со|по) )/gi, 'история'],
  [
    /\bwhat(?:['’]?s| is| has| have)? (?:been )?(?:happen\w*|going on|went on|gone on)\b|\beverything that happened\b/gi,
    'history',
  ],
  // What must not be forgotten is a task: «надо отправить предложение».
  [
    /(?:надо|нужно|не забыть|не забудь)(?: будет)? (?=(?:\S+ )?(?:(?:по|пере|на)?звон|отправ|подготов|связа|встрет|съезд|уточн|выслать|напомн))/gi,
    'задача ',
  ],
  [
    /\b(?:need to|have to|must|(?:do not|don['’]?t) forget to|remember to) (?=call|send|ring|prepare|visit|meet|ask)/gi,
    'task ',
  ],
  [/^(?:ну )?(?:что|чего|как) (?:там )?(?:по|с|со) (?=сделк|лид|заявк)/gi, 'карточка '],
  [/(?<=напомни)(?:те)?(?=,? (?:на ч|что|о ч|где))/gi, ' история'],
  // A record that stays as it is for some time is stuck.
  [/(?:больше|более|дольше|свыше) (?:\d+ )?(?:дн|нед|мес|полуг|год|суток)[\p{L}]*/giu, 'завис'],
  [/\b(?:over|more than|longer than|at least) (?:an? |\w+ )?(?:days?|weeks?|months?)\b/gi, 'stuck'],
  [/\b(?:going|gone|goes|lead(?:s|ing)?) nowhere\b|\bno progress\b/gi, 'stuck'],
  [/\b(?:check|checked|tick) off\b/gi, 'complete'],
  // A price of what is not a deal is that of a product: "price of winter tyres".
  [/^(?!.*(?:deal|lead|opportunit|invoice|budget)).*?\b(?:price|cost)s? (?:of|for)\b/gi, '$& product '],
  [
    /^(?!.*(?:сделк|сделок|лид|заказ|бюджет|сч[её]т)).*?(?:цен[ауы]|стоимость|почем|в прайс[е]?|сто[ия]т) (?=[а-яё]{4,})/gi,
    '$& товар ',
  ],
  [/\bcall(?:ing)? (?:\w+ ){1,2}back\b/gi, 'callback'],
  [/\bpush(?:ed)? (?:\w+ ){1,3}back\b/gi, 'postpone'],
  [/\b(?:after|at) all\b/gi, ' '],
  [/(?:больше )?не нуж(?:ен|на|но|ны)/gi, 'удали'],
  [
    /\b(?:not|no longer|never) (?:needed|required|used)\b|\b(?:do|does) not need\b|\bno (?:longer|more) need/gi,
    'delete',
  ],
  [/\b(?:payment|pay) links?\b/gi, 'pay url'],
  [/(?:входящ|исходящ)\S+ (?=звон|вызов)|\b(?:inbound|incoming|outgoing|outbound) (?=(?:phone )?call)/gi, ' '],
  [
    /\b(?:old|another|other|previous) (?:crm|system)\b|(?:стар|друг|прежн|предыдущ)\S+ (?:crm|црм|срм|систем)\S*/gi,
    'битрикс',
  ],
  [
    /(?:сделай|собери|сформируй|подготовь|нужен|нужна|дай|скинь|пришли) (?:мне )?(?:файл|таблиц|табличк)\S*(?= (?:с|со|по|за|где|всех) )/gi,
    'выгрузи',
  ],
  [
    /\b(?:make|build|give me|create|prepare|need|send me) (?:an? )?(?:file|table|sheet)(?= (?:with|of|for))/gi,
    'export',
  ],
  // What a stage or a pipeline is called is a value: «на этапе Договор».
  [/(?<=(?:[Ss]tage|[Pp]ipeline|[Ээ]тапе?|[Вв]оронк[ауеи]) )\p{Lu}\S+/gu, ' '],
  [/(?<=\b(?:we|they|you|anyone|i|last) )(?:last )?talk(?:ed)?\b/gi, 'speak'],
  [/\b(?:drop|fall)(?:s|ped|ping|ing)?[- ](?:off|out|away)s?\b/gi, 'dropoff'],
  [/\b(?:set|sign)(?:ting)?[- ]up\b/gi, 'create'],
  [/\b(?:turn|switch)(?:ed)? on\b/gi, 'enable'],
  [/\b(?:turn|switch)(?:ed)? off\b/gi, 'disable'],
  [/\bcall(?:ing)?[- ]?back\b/gi, 'callback'],
  [/\bfollow(?:ing)?[- ]?ups?\b/gi, 'followup'],
  [/\bwrit(?:e|ing) down\b/gi, 'jot'],
];

/** The text with one word for what several words mean together. */
export function joinPhrases(text: string): string {
  return phrases.reduce((rest, [pattern, meaning]) => rest.replace(pattern, meaning), text);
}
