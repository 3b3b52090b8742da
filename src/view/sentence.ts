/** Sentences of plans in Russian. The server writes them in English, for models. */
import type { Language } from './language.ts';

const sentences: readonly [pattern: RegExp, russian: string][] = [
  [/^It closes (\d+) leads\.$/, 'Сделок закроется: $1.'],
  [/^It overwrites values of (\d+) records\.$/, 'Записей, в которых будут заменены значения: $1.'],
  [
    /^(\d+) leads enter «(.*)»: robots of this stage.*$/s,
    'Сделок войдёт в этап «$2»: $1. Могут сработать роботы этого этапа (Digital Pipeline): сообщения клиентам, задачи, боты. Какие именно, amoCRM не сообщает.',
  ],
];

/** A sentence of the server in a language; one without a translation stays as it is. */
export function translateSentence(text: string, language: Language): string {
  if (language === 'en') return text;
  const [pattern, russian] = sentences.find(([each]) => each.test(text)) ?? [];
  return pattern && russian ? text.replace(pattern, russian) : text;
}
