/** The plan of a write of many records: what would change, and buttons that carry it out or cancel it. */
import { useState } from 'react';
import type { BulkAnswer, BulkPlan, BulkProblem, BulkResult } from './answer.ts';
import { Tile } from './bar.tsx';
import type { ViewProps } from './host.tsx';
import type { Format, Texts } from './language.ts';
import { translateSentence } from './sentence.ts';

/** Draws the answer of a bulk tool. Confirming calls the same tool with the plan's token; the model is told what the user chose. */
export function PlanView({ answer, format, call, tool, input, tell }: ViewProps<BulkAnswer>) {
  const { texts } = format;
  const { plan } = answer;
  const [result, setResult] = useState(answer.result);
  const [state, setState] = useState<'planned' | 'running' | 'cancelled'>('planned');
  const [failure, setFailure] = useState<string>();
  if (!plan && !result) return <p role="status">{texts.empty}</p>;

  async function confirm(token: string): Promise<void> {
    setState('running');
    setFailure(undefined);
    try {
      const { result: written } = await call<BulkAnswer>(tool ?? '', { ...input, confirm: token });
      setResult(written);
      if (written) tell(describeResult(written));
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : String(reason);
      setFailure(message);
      tell(`The user confirmed this plan, and it failed: ${message}`);
    }
    setState('planned');
  }
  function cancel(): void {
    setState('cancelled');
    scrollTo({ top: 0 });
    tell('The user cancelled this plan: nothing was written. Do not confirm it; ask the user what to do instead.');
  }

  const token = plan?.confirm;
  const isOpen = token !== undefined && state !== 'cancelled' && (!result || result.remaining > 0);
  return (
    <main className="plan">
      {/* Above the plan, which may be longer than the view. */}
      {state === 'cancelled' && <p role="status">{texts.cancelled}</p>}
      {result ? <ResultPart result={result} format={format} /> : plan && <PlanPart plan={plan} format={format} />}
      {failure && <p role="alert">{failure}</p>}
      {isOpen && (
        <div className="actions">
          <button type="button" className="main" disabled={state === 'running'} onClick={() => confirm(token)}>
            {state === 'running' ? texts.running : result ? texts.goOn : texts.confirm}
          </button>
          {!result && (
            <button type="button" disabled={state === 'running'} onClick={cancel}>
              {texts.cancel}
            </button>
          )}
          {!result && plan?.expires_at && (
            <small>
              {texts.validUntil} {format.time(plan.expires_at)}
            </small>
          )}
        </div>
      )}
    </main>
  );
}

function PlanPart({ plan, format }: { plan: BulkPlan; format: Format }) {
  const { texts, language } = format;
  const { missing = [], robots = [], reasons = [] } = plan;
  // How many records change stands above.
  const remarks = [...reasons.filter((text) => !/^It changes \d+ records\.$/.test(text)), ...robots];
  return (
    <>
      <h1>{texts.plan}</h1>
      <div className="tiles">
        <Tile label={texts.willChange} value={format.number(plan.count)} />
        {plan.amount !== undefined && <Tile label={texts.dealsOf} value={format.money(plan.amount, plan.currency)} />}
        {plan.unchanged > 0 && <Tile label={texts.alreadySo} value={format.number(plan.unchanged)} />}
        {missing.length > 0 && <Tile label={texts.missing} value={format.number(missing.length)} />}
      </div>
      <ul className="remarks">
        {remarks.map((text) => (
          <li key={text}>{translateSentence(text, language)}</li>
        ))}
      </ul>
      {plan.complete === false && <p role="alert">{texts.moreMayMatch}</p>}
      <ul className="changes" aria-label={texts.changes}>
        {plan.changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <Change {...change} plan={plan} format={format} />
            <strong>{format.number(change.count)}</strong>
          </li>
        ))}
      </ul>
      {plan.other_changes > 0 && (
        <small>
          {texts.otherChanges}: {format.number(plan.other_changes)}
        </small>
      )}
      <details>
        <summary>
          {texts.records}: {format.number(plan.records.length)} / {format.number(plan.count)}
        </summary>
        <ul className="changes">
          {plan.records.map(({ type, id, name, changes }) => (
            <li key={`${type} ${id}`}>
              <strong>{name}</strong>
              <span>
                {changes.map((change) => (
                  <Change key={change.field} {...change} plan={plan} format={format} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface ChangeProps {
  field: string;
  from?: string;
  to?: string;
  plan: BulkPlan;
  format: Format;
}

/** «Stage: New → Won». */
function Change({ field, from, to, plan, format }: ChangeProps) {
  const { texts } = format;
  const show = (value: string | undefined) => {
    if (value === undefined) return texts.none;
    if (field === 'price' && Number.isFinite(Number(value))) return format.money(Number(value), plan.currency);
    if (field === 'completeTill') return format.time(value);
    if (field === 'isCompleted') return value === 'true' ? texts.yes : texts.no;
    return value;
  };
  const key = `field_${field}`;
  return (
    <span className="change">
      <small>{Object.hasOwn(texts, key) ? texts[key as keyof Texts] : field}</small>
      <span>
        {show(from)} → {show(to)}
      </span>
    </span>
  );
}

function ResultPart({ result, format }: { result: BulkResult; format: Format }) {
  const { texts } = format;
  const tile = (label: string, count: number) => count > 0 && <Tile label={label} value={format.number(count)} />;
  const problems = [...(result.failures ?? []), ...(result.skips ?? [])];
  return (
    <>
      <h1>{result.remaining > 0 ? texts.stopped : texts.carriedOut}</h1>
      <div className="tiles">
        <Tile label={texts.written} value={format.number(result.written)} />
        {tile(texts.refused, result.failed)}
        {tile(texts.skipped, result.skipped)}
        {tile(texts.remaining, result.remaining)}
      </div>
      {result.stopped && <p role="alert">{result.stopped.message}</p>}
      {problems.length > 0 && (
        <ul className="changes" aria-label={texts.problems}>
          {problems.map((problem) => (
            <li key={`${problem.type} ${problem.id}`}>
              <strong>{problem.name ?? problem.id}</strong>
              <span>{explain(problem, texts)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function explain({ code, message }: BulkProblem, texts: Texts): string {
  if (code === 'CHANGED_SINCE_PLAN') return texts.changedSincePlan;
  return code === 'NOT_FOUND' ? texts.notFound : message;
}

/** For the model, which does not see the picture. */
function describeResult({ written, failed, skipped, remaining }: BulkResult): string {
  const counts = `${written} written, ${failed} refused, ${skipped} skipped, ${remaining} remaining`;
  const next = remaining > 0 ? 'It stopped; the user can go on there.' : 'Do not confirm it again.';
  return `The user confirmed this plan in its picture: ${counts}. ${next}`;
}
