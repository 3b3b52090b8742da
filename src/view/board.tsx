/** Leads as a board of their pipeline. A card that is dropped on another column is moved in amoCRM; closing a lead is asked about. */
import { type DragEvent, useEffect, useState } from 'react';
import type { AccountInfo, Lead, LeadList, Pipeline, Status } from './answer.ts';
import type { ViewProps } from './host.tsx';
import type { Format } from './language.ts';
import { ToolError } from './tool-error.ts';

/** Draws the answer of `get_leads`. Reads the pipelines, and calls `update_lead` to move a card. */
export function BoardView({ answer, format, call }: ViewProps<LeadList>) {
  const { texts } = format;
  const [leads, setLeads] = useState<readonly Lead[]>(answer.leads ?? []);
  const [pipelines, setPipelines] = useState<readonly Pipeline[]>();
  const [currency, setCurrency] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState<{ text: string; isFailure: boolean }>();
  const [asked, setAsked] = useState<{ lead: Lead; status: Status; confirm: string }>();
  useEffect(() => setLeads(answer.leads ?? []), [answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: settings are read once; `call` is new with each rendering
  useEffect(() => {
    const fail = (reason: Error) => setSaid({ text: reason.message, isFailure: true });
    call<{ pipelines?: Pipeline[] }>('get_pipelines', {}).then((read) => setPipelines(read.pipelines ?? []), fail);
    // Without the currency, amounts are shown as plain numbers.
    call<AccountInfo>('get_account_info', {}).then(
      ({ account }) => setCurrency(account?.currency),
      () => {},
    );
  }, []);

  const shown = pipelines?.find(({ id }) => id === chosen) ?? (pipelines && findFullest(pipelines, answer.leads ?? []));
  const own = leads.filter(({ pipeline }) => pipeline === shown?.name);
  const columns = (shown?.statuses ?? []).filter(
    ({ kind, name }) => kind !== 'INCOMING' || own.some(({ status }) => status === name),
  );

  async function move(lead: Lead, status: Status, confirm?: string): Promise<void> {
    if (!shown || lead.status === status.name) return;
    const put = (changed: Lead) => setLeads((known) => known.map((each) => (each.id === lead.id ? changed : each)));
    setAsked(undefined);
    setSaid(undefined);
    put({ ...lead, status: status.name });
    try {
      const args = { lead_id: lead.id, status_id: status.id, pipeline_id: shown.id, ...(confirm && { confirm }) };
      const { lead: written } = await call<{ lead?: Lead }>('update_lead', args);
      put({ ...lead, status: written?.status ?? status.name });
      setSaid({ text: `${texts.moved}: ${lead.name} → ${status.name}`, isFailure: false });
    } catch (reason) {
      put(lead);
      if (reason instanceof ToolError && reason.confirm) setAsked({ lead, status, confirm: reason.confirm });
      else setSaid({ text: reason instanceof Error ? reason.message : String(reason), isFailure: true });
    }
  }

  return (
    <main className="board">
      <div className="choices">
        <label>
          {texts.pipeline}{' '}
          <select value={shown?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {(pipelines ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {answer.has_more && <small>{texts.ofListed}</small>}
      </div>
      {asked && (
        <p role="alertdialog" aria-label={texts.moveTo} className="asked">
          {asked.lead.name} → {asked.status.name}?
          <button type="button" className="main" onClick={() => void move(asked.lead, asked.status, asked.confirm)}>
            {texts.confirm}
          </button>
          <button type="button" onClick={() => setAsked(undefined)}>
            {texts.cancel}
          </button>
        </p>
      )}
      {said && <p role={said.isFailure ? 'alert' : 'status'}>{said.text}</p>}
      <div className="columns" aria-busy={!pipelines}>
        {columns.map((status) => (
          <Column
            key={status.id}
            status={status}
            statuses={columns}
            leads={own.filter((lead) => lead.status === status.name)}
            format={format}
            currency={currency}
            find={(id) => leads.find((lead) => lead.id === id)}
            onMove={move}
          />
        ))}
      </div>
    </main>
  );
}

/** The pipeline of most of the leads; the main one among equals. */
function findFullest(pipelines: readonly Pipeline[], leads: readonly Lead[]): Pipeline | undefined {
  const countOf = ({ name }: Pipeline) => leads.filter(({ pipeline }) => pipeline === name).length;
  return [...pipelines].sort(
    (a, b) => countOf(b) - countOf(a) || Number(b.is_main ?? false) - Number(a.is_main ?? false),
  )[0];
}

interface ColumnProps {
  status: Status;
  statuses: readonly Status[];
  leads: readonly Lead[];
  format: Format;
  currency: string | undefined;
  find(id: string): Lead | undefined;
  onMove(lead: Lead, status: Status): Promise<void>;
}

function Column({ status, statuses, leads, format, currency, find, onMove }: ColumnProps) {
  const { texts } = format;
  const sum = leads.reduce((total, { price = 0 }) => total + price, 0);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const lead = find(event.dataTransfer.getData('text/plain'));
    if (lead) void onMove(lead, status);
  };
  return (
    <section className="column" aria-label={status.name} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h2 title={status.name}>{status.name}</h2>
      <small>
        {format.number(leads.length)} · {format.money(sum, currency)}
      </small>
      {leads.map((lead) => (
        <article
          key={lead.id}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('text/plain', lead.id)}
          data-lead={lead.id}
        >
          <strong>{lead.name}</strong>
          <span>{lead.price === undefined ? '' : format.money(lead.price, currency)}</span>
          <small>{lead.responsible}</small>
          <select
            aria-label={`${texts.moveTo}: ${lead.name}`}
            value={status.id}
            onChange={(event) => {
              const target = statuses.find(({ id }) => id === event.target.value);
              if (target) void onMove(lead, target);
            }}
          >
            {statuses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </article>
      ))}
    </section>
  );
}
