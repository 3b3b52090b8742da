/** How assistants are connected to this server. */
import { useState } from 'react';
import type { Format } from './language.ts';

interface ConnectProps {
  format: Format;
  /** The account that the address must name, where there are several. */
  account: string | undefined;
  needsToken: boolean;
}

const clients = ['Claude', 'ChatGPT', 'Cursor'] as const;

/** Draws the steps for one of the clients. */
export function Connect({ format, account, needsToken }: ConnectProps) {
  const { texts } = format;
  const [client, setClient] = useState<(typeof clients)[number]>('Claude');
  const url = `${location.origin}/mcp${account === undefined ? '' : `?account=${encodeURIComponent(account)}`}`;
  const header = needsToken ? ' \\\n  --header "Authorization: Bearer <token>"' : '';
  const settings = {
    mcpServers: { amocrm: { url, ...(needsToken && { headers: { Authorization: 'Bearer <token>' } }) } },
  };
  return (
    <section aria-label={texts.connect}>
      <h2>{texts.connect}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: as in the report */}
      <div role="group" aria-label={texts.connect} className="tabs">
        {clients.map((each) => (
          <button key={each} type="button" aria-pressed={each === client} onClick={() => setClient(each)}>
            {each}
          </button>
        ))}
      </div>
      {client === 'Claude' && (
        <>
          <p>{texts.claudeCode}</p>
          <pre>{`claude mcp add --transport http amocrm "${url}"${header}`}</pre>
          <p>{texts.claudeConnector}</p>
          <pre>{url}</pre>
          <p>{texts.claudeDesktop}</p>
        </>
      )}
      {client === 'ChatGPT' && (
        <>
          <p>{texts.chatgptConnector}</p>
          <pre>{url}</pre>
          <p>{texts.chatgptAction}</p>
          <pre>{`${location.origin}/openapi/actions.json`}</pre>
        </>
      )}
      {client === 'Cursor' && (
        <>
          <p>{texts.cursor}</p>
          <pre>{JSON.stringify(settings, null, 2)}</pre>
        </>
      )}
      {client !== 'Cursor' && location.protocol !== 'https:' && <small>{texts.needsHttps}</small>}
    </section>
  );
}
