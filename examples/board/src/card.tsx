import type { Card, Status } from './use-board.ts';

interface CardProps {
  card: Card;
  statuses: readonly Status[];
  money(amount: number): string;
  onMove(statusId: string): void;
}

/** One lead. It is moved by dragging, or by its select with the keyboard. */
export function CardView({ card, statuses, money, onMove }: CardProps) {
  const { id, name, price, url, mainContact, company, responsible, tasks, status } = card;
  const phone = mainContact?.phones[0]?.value;
  const isOverdue = tasks?.some((task) => task.isOverdue) ?? false;
  return (
    <article
      className="card"
      data-lead={id}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <header>
        <a href={url} target="_blank" rel="noreferrer" draggable={false}>
          {name}
        </a>
        {isOverdue && (
          <span className="overdue" title="Есть просроченная задача">
            !
          </span>
        )}
      </header>
      {price ? <p className="price">{money(price)}</p> : null}
      {(mainContact || company) && (
        <p className="client">
          {mainContact && <span>{mainContact.name}</span>}
          {phone && <span className="phone">{phone}</span>}
          {company && <span className="company">{company.name}</span>}
        </p>
      )}
      <footer>
        <span className="responsible">{responsible?.name ?? '—'}</span>
        <select
          aria-label={`Переместить «${name}» в…`}
          value={status?.id ?? ''}
          onChange={(event) => onMove(event.target.value)}
        >
          {statuses.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </footer>
    </article>
  );
}
