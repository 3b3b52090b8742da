/** What happened to a record, newest first. */
import type { Timeline, TimelineRecord, TimelineValue } from './answer.ts';
import type { ViewProps } from './host.tsx';
import type { Format, Texts } from './language.ts';

/** Draws the answer of `get_timeline`. */
export function TimelineView({ answer, format }: ViewProps<Timeline>) {
  const { texts } = format;
  const entries = answer.timeline ?? [];
  if (entries.length === 0) return <p role="status">{texts.empty}</p>;
  return (
    <main className="timeline">
      <ol aria-label={texts.timeline}>
        {entries.map(({ kind, at, record = {} }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id of their own, and the list does not change
          <li key={index} className={kind.toLowerCase()}>
            <small>
              {at && <time dateTime={at}>{format.time(at)}</time>} · {texts[kind as keyof Texts] ?? kind}
              {nameAuthor(record) && ` · ${nameAuthor(record)}`}
            </small>
            <span>{describe(record, format)}</span>
          </li>
        ))}
      </ol>
    </main>
  );
}

function nameAuthor({ created_by, written_by, responsible }: TimelineRecord): string | undefined {
  return created_by ?? written_by ?? responsible;
}

function describe(record: TimelineRecord, format: Format): string {
  const { texts } = format;
  if (record.task_text !== undefined) {
    const state = record.is_completed
      ? texts.done
      : record.complete_till && `${texts.due} ${format.time(record.complete_till)}`;
    return [record.task_text, state, record.result].filter(Boolean).join(' · ');
  }
  const length = record.duration === undefined ? undefined : `${format.number(record.duration)} ${texts.seconds}`;
  if (record.note_type !== undefined) return [record.text, record.phone, length].filter(Boolean).join(' · ');
  const [before, after] = [describeValues(record.before, format), describeValues(record.after, format)];
  const change = before && after ? `${before} → ${after}` : after || before;
  return [nameEvent(record.type, texts), change].filter(Boolean).join(': ');
}

/** What an event is called; amoCRM's own name of a type that is rare. The type of a custom field contains its id. */
function nameEvent(type: string | undefined, texts: Texts): string | undefined {
  const key = `event_${type?.replace(/^custom_field_\d+_/, 'custom_field_')}`;
  return Object.hasOwn(texts, key) ? texts[key as keyof Texts] : type;
}

function describeValues(values: readonly TimelineValue[] = [], format: Format): string {
  return values
    .map(({ stage, user, tag, field, value, price, name }) => {
      if (field !== undefined) return `${field}: ${value ?? ''}`;
      return stage ?? user ?? tag ?? value ?? name ?? (price === undefined ? '' : format.number(price));
    })
    .filter(Boolean)
    .join(', ');
}
