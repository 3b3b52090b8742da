import { useEffect, useState } from 'react';

/** An answer that was asked for: first neither, then one of both. */
export interface Asked<Answer> {
  answer?: Answer;
  error?: string;
}

/** Asks when the key changes. An answer to an older key is dropped. */
export function useAnswer<Answer>(key: string, ask: () => Promise<Answer>): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer> & { key?: string }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked for; `ask` is new with each rendering
  useEffect(() => {
    let isCurrent = true;
    const put = (given: Asked<Answer>) => isCurrent && setAsked({ ...given, key });
    ask().then(
      (answer) => put({ answer }),
      (reason: unknown) => put({ error: reason instanceof Error ? reason.message : String(reason) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return asked.key === key ? asked : {};
}
