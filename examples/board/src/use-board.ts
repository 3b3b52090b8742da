import { useCallback, useEffect, useRef, useState } from 'react';
import type { CardFieldsFragment, PipelinesQuery } from './generated/graphql.ts';
import { useLive } from './live.ts';
import { Board, Column, Move, Totals } from './operation.ts';
import { request } from './request.ts';

export type Pipeline = NonNullable<PipelinesQuery['pipelines']>[number];
export type Status = Pipeline['statuses'][number];
export type Card = CardFieldsFragment;

/** How many leads a status has and what they are worth: of all of them, not only of the cards that are shown. */
export interface Total {
  count: number;
  amount: number;
}

export interface BoardState {
  /** By id. */
  cards: ReadonlyMap<string, Card>;
  /** By id of the status; undefined while they are being read. */
  totals: ReadonlyMap<string, Total> | undefined;
  isLoading: boolean;
  isLive: boolean;
  error: string | undefined;
  dismissError(): void;
  move(id: string, statusId: string): Promise<void>;
  /** Reads the next cards of a column. */
  loadMore(statusId: string): Promise<void>;
}

const none: ReadonlyMap<string, Card> = new Map();

/** The leads of a pipeline, kept up to date. */
export function useBoard(pipeline: Pipeline | undefined): BoardState {
  const [cards, setCards] = useState(none);
  const [totals, setTotals] = useState<ReadonlyMap<string, Total>>();
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<string>();
  const cursors = useRef(new Map<string, string>());
  const pipelineId = pipeline?.id;

  const put = useCallback((added: readonly Card[]) => {
    setCards((known) => new Map([...known, ...added.map((card) => [card.id, card] as const)]));
  }, []);
  const report = useCallback(
    (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
    [],
  );

  const loadTotals = useCallback(async () => {
    if (!pipelineId) return;
    const { leadReport } = await request(Totals, { pipelineId });
    setTotals(
      new Map(
        (leadReport?.byStatus ?? []).flatMap(({ status, count, amount }) =>
          status ? [[status.id, { count, amount }]] : [],
        ),
      ),
    );
  }, [pipelineId]);

  const load = useCallback(async () => {
    if (!pipeline) return;
    const pairs = (isOpen: boolean) =>
      pipeline.statuses
        .filter(({ kind }) => kind !== 'INCOMING' && (kind === 'WON' || kind === 'LOST') !== isOpen)
        .map(({ id }) => ({ pipelineId: pipeline.id, statusId: id }));
    const [{ open, closed }] = await Promise.all([
      request(Board, { open: pairs(true), closed: pairs(false) }),
      loadTotals(),
    ]);
    cursors.current.clear();
    setCards(new Map([...(open?.nodes ?? []), ...(closed?.nodes ?? [])].map((card) => [card.id, card])));
  }, [pipeline, loadTotals]);

  useEffect(() => {
    setCards(none);
    setTotals(undefined);
    setLoading(true);
    load()
      .catch(report)
      .finally(() => setLoading(false));
  }, [load, report]);

  // A burst of changes costs one report.
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const renewTotals = useCallback(() => {
    clearTimeout(pending.current);
    pending.current = setTimeout(() => loadTotals().catch(report), 300);
  }, [loadTotals, report]);
  useEffect(() => () => clearTimeout(pending.current), []);

  const isLive = useLive(pipelineId, {
    onChange(leadId, card) {
      setCards((known) => {
        const next = new Map(known);
        if (card && card.pipeline?.id === pipelineId) next.set(leadId, card);
        else next.delete(leadId);
        return next;
      });
      renewTotals();
    },
    onReconnect: () => void load().catch(report),
  });

  return {
    cards,
    totals,
    isLoading,
    isLive,
    error,
    dismissError: () => setError(undefined),
    async move(id, statusId) {
      const card = cards.get(id);
      if (!card || !pipelineId || card.status?.id === statusId) return;
      put([{ ...card, status: { id: statusId } }]);
      try {
        await request(Move, { id, pipelineId, statusId });
        renewTotals();
      } catch (reason) {
        put([card]);
        report(reason);
      }
    },
    async loadMore(statusId) {
      if (!pipelineId) return;
      const after = cursors.current.get(statusId);
      try {
        const { leads } = await request(Column, { statuses: [{ pipelineId, statusId }], ...(after && { after }) });
        put(leads?.nodes ?? []);
        if (leads?.pageInfo.endCursor) cursors.current.set(statusId, leads.pageInfo.endCursor);
      } catch (reason) {
        report(reason);
      }
    },
  };
}
