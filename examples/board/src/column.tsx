import { useState } from 'react';
import { CardView } from './card.tsx';
import type { Card, Status, Total } from './use-board.ts';

interface ColumnProps {
  status: Status;
  statuses: readonly Status[];
  cards: readonly Card[];
  total: Total | undefined;
  money(amount: number): string;
  onMove(id: string, statusId: string): void;
  onMore(): Promise<void>;
}

/** One status with its cards, the newest first. */
export function ColumnView({ status, statuses, cards, total, money, onMove, onMore }: ColumnProps) {
  const [isOver, setOver] = useState(false);
  const [isReading, setReading] = useState(false);
  const isClosed = status.kind === 'WON' || status.kind === 'LOST';
  return (
    <section
      className={`column ${isClosed ? 'closed' : ''} ${isOver ? 'over' : ''}`}
      aria-label={status.name}
      data-status={status.id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onMove(event.dataTransfer.getData('text/plain'), status.id);
      }}
    >
      <header style={{ borderColor: status.color }}>
        <h2>{status.name}</h2>
        <p>
          <span className="count">{total ? total.count : '…'}</span>
          <span className="sum">{total ? money(total.amount) : ''}</span>
        </p>
      </header>
      <div className="cards">
        {cards.map((card) => (
          <CardView
            key={card.id}
            card={card}
            statuses={statuses}
            money={money}
            onMove={(statusId) => onMove(card.id, statusId)}
          />
        ))}
        {total && total.count > cards.length && (
          <button
            type="button"
            className="more"
            disabled={isReading}
            onClick={() => {
              setReading(true);
              onMore().finally(() => setReading(false));
            }}
          >
            {isReading ? 'Читаем…' : `Показать ещё (${total.count - cards.length})`}
          </button>
        )}
        {total?.count === 0 && cards.length === 0 && <p className="empty">Пусто</p>}
      </div>
    </section>
  );
}
