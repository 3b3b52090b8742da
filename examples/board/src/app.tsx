import { useEffect, useMemo, useState } from 'react';
import { ColumnView } from './column.tsx';
import type { PipelinesQuery } from './generated/graphql.ts';
import { moneyWriter } from './money.ts';
import { Pipelines } from './operation.ts';
import { request } from './request.ts';
import { type Card, useBoard } from './use-board.ts';

/** The page: a pipeline as a board. */
export function App() {
  const [settings, setSettings] = useState<PipelinesQuery>();
  const [failure, setFailure] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    request(Pipelines, {}).then(setSettings, (reason: Error) => setFailure(reason.message));
  }, []);

  const pipelines = settings?.pipelines ?? [];
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines.find(({ isMain }) => isMain) ?? pipelines[0];
  const board = useBoard(pipeline);
  const money = useMemo(() => moneyWriter(settings?.account?.currency), [settings]);
  const statuses = useMemo(() => (pipeline?.statuses ?? []).filter(({ kind }) => kind !== 'INCOMING'), [pipeline]);
  const columns = useMemo(() => groupCards(board.cards), [board.cards]);
  const problem = failure ?? board.error;

  return (
    <>
      <header className="top">
        <h1>{settings?.account?.name ?? 'Воронка'}</h1>
        <label>
          <span>Воронка</span>
          <select value={pipeline?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {pipelines.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className={`live ${board.isLive ? 'on' : 'off'}`} role="status">
          {board.isLive ? 'в эфире' : 'нет связи'}
        </span>
      </header>
      {problem && (
        <div className="toast" role="alert">
          <span>{problem}</span>
          <button
            type="button"
            aria-label="Закрыть"
            onClick={() => {
              setFailure(undefined);
              board.dismissError();
            }}
          >
            ×
          </button>
        </div>
      )}
      <main className="board" aria-busy={board.isLoading}>
        {statuses.map((status) => (
          <ColumnView
            key={status.id}
            status={status}
            statuses={statuses}
            cards={columns.get(status.id) ?? []}
            total={board.totals && (board.totals.get(status.id) ?? { count: 0, amount: 0 })}
            money={money}
            onMove={board.move}
            onMore={() => board.loadMore(status.id)}
          />
        ))}
      </main>
    </>
  );
}

/** By status, the newest first. */
function groupCards(cards: ReadonlyMap<string, Card>): Map<string, Card[]> {
  const columns = new Map<string, Card[]>();
  for (const card of [...cards.values()].sort((a, b) => Number(b.id) - Number(a.id))) {
    const statusId = card.status?.id;
    if (statusId) columns.set(statusId, [...(columns.get(statusId) ?? []), card]);
  }
  return columns;
}
