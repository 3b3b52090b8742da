import { createClient } from 'graphql-sse';
import { useEffect, useRef, useState } from 'react';
import type { CardFieldsFragment, ChangesSubscription } from './generated/graphql.ts';
import { Changes } from './operation.ts';

const client = createClient({ url: '/graphql', retryAttempts: Number.POSITIVE_INFINITY });

/** What the page hears of a lead: as it is now, or null where it is gone. */
export interface LiveHandlers {
  onChange(leadId: string, card: CardFieldsFragment | null): void;
  /** The stream is there again after a break: what happened meanwhile was not heard. */
  onReconnect(): void;
}

/** Listens to the changes of a pipeline while the component is shown. Returns whether the stream is there. */
export function useLive(pipelineId: string | undefined, handlers: LiveHandlers): boolean {
  const [isLive, setLive] = useState(false);
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (!pipelineId) return;
    let isFirst = true;
    let isOver = false;
    let stop = () => {};
    const listen = () => {
      stop = client.subscribe<ChangesSubscription>(
        { query: String(Changes), variables: { pipelineId } },
        {
          next: ({ data }) => {
            const change = data?.leadChanged;
            if (change) latest.current.onChange(change.leadId, change.lead ?? null);
          },
          error: restart,
          complete: restart,
        },
        {
          connected: () => {
            setLive(true);
            if (!isFirst) latest.current.onReconnect();
            isFirst = false;
          },
          connecting: (isRetry) => {
            if (isRetry) setLive(false);
          },
        },
      );
    };
    /** The server has ended the stream: it stops, or this page was too slow to hear everything. */
    const restart = () => {
      if (isOver) return;
      setLive(false);
      setTimeout(() => {
        if (!isOver) listen();
      }, 1000);
    };
    listen();
    return () => {
      isOver = true;
      stop();
      setLive(false);
    };
  }, [pipelineId]);
  return isLive;
}
