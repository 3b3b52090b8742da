/** The page at `/`: the account, whether all is well, its report and board, and how to connect assistants. */
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { DealsReport } from '../figure/answer.ts';
import type { AccountInfo, LeadList } from './answer.ts';
import { BoardView } from './board.tsx';
import { Connect } from './connect.tsx';
import { createFormat, type Format, toLanguage } from './language.ts';
import { ReportView } from './report.tsx';
import { type Caller, createCall, type ReadyAnswer, readIndex, readReady } from './server.ts';
import { type Asked, useAnswer } from './use-answer.ts';

/** Where the token is kept while the tab is open. */
const tokenKey = 'amocrm-graphql-token';

/** Draws the page. Asks for a token first if the server needs one. */
export function Home() {
  const language = toLanguage(document.documentElement.lang);
  const format = useMemo(() => createFormat(language), [language]);
  const [token, setToken] = useState(sessionStorage.getItem(tokenKey) ?? undefined);
  const [chosen, setChosen] = useState<string>();
  useDarkness();
  const { answer: index, error } = useAnswer(`index ${token}`, () => readIndex({ token }));
  const { texts } = format;
  const other = language === 'ru' ? 'en' : 'ru';

  function enter(given: string | undefined): void {
    if (given === undefined) sessionStorage.removeItem(tokenKey);
    else sessionStorage.setItem(tokenKey, given);
    setToken(given);
  }

  const { accounts } = index ?? {};
  const account = accounts && accounts.length > 1 ? (chosen ?? accounts[0]?.name) : undefined;
  return (
    <div className="home">
      <header>
        <strong>amocrm-graphql</strong>
        <small>{index?.version}</small>
        {account !== undefined && (
          <select aria-label={texts.account} value={account} onChange={(event) => setChosen(event.target.value)}>
            {accounts?.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        <span className="space" />
        {token !== undefined && (
          <button type="button" onClick={() => enter(undefined)}>
            {texts.forgetToken}
          </button>
        )}
        <a href={`/?lang=${other}`} hrefLang={other} lang={other}>
          {other === 'ru' ? 'Русский' : 'English'}
        </a>
      </header>
      {error && <p role="alert">{error}</p>}
      {index && !accounts && <TokenForm format={format} isWrong={token !== undefined} onEnter={enter} />}
      {accounts && <Account key={account} caller={{ token, account }} format={format} />}
      {index && <Connect format={format} account={account} needsToken={!accounts || token !== undefined} />}
      <Links format={format} />
    </div>
  );
}

function TokenForm(props: { format: Format; isWrong: boolean; onEnter(token: string): void }) {
  const { format, isWrong, onEnter } = props;
  const { texts } = format;
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = typed.trim().replace(/^Bearer\s+/i, '');
    if (token !== '') onEnter(token);
  };
  return (
    <section aria-label={texts.token}>
      <h1>{texts.tokenNeeded}</h1>
      <form className="choices" onSubmit={submit}>
        <label>
          {texts.token}{' '}
          <input type="password" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button type="submit" className="main">
          {texts.enter}
        </button>
      </form>
      {isWrong && <p role="alert">{texts.tokenWrong}</p>}
      <small>{texts.tokenHint}</small>
    </section>
  );
}

function Account({ caller, format: plain }: { caller: Caller; format: Format }) {
  const { account, token } = caller;
  const key = `${account} ${token}`;
  const call = useMemo(() => createCall({ account, token }), [account, token]);
  const { answer, error } = useAnswer(key, () => call<AccountInfo>('get_account_info', {}));
  const ready = useAnswer(key, () => readReady(caller));
  const { name, url, currency, timezone } = answer?.account ?? {};
  const format = useMemo(() => createFormat(plain.language, timezone), [plain.language, timezone]);
  const { texts } = format;
  const [tab, setTab] = useState<'report' | 'board'>('report');
  return (
    <>
      <section aria-label={texts.account}>
        <h1>{url && /^https?:/.test(url) ? <a href={url}>{name}</a> : (name ?? texts.account)}</h1>
        <small>{[currency, timezone].filter(Boolean).join(' · ')}</small>
        <Ready asked={ready} caller={caller} format={format} />
        {error && <p role="alert">{error}</p>}
      </section>
      {!error && (
        <section>
          {/* biome-ignore lint/a11y/useSemanticElements: as in the report */}
          <div role="group" aria-label={texts.show} className="tabs">
            {(['report', 'board'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
                {texts[each]}
              </button>
            ))}
          </div>
          {tab === 'report' ? <Report call={call} format={format} /> : <Board call={call} format={format} />}
        </section>
      )}
    </>
  );
}

function Ready({ asked, caller, format }: { asked: Asked<ReadyAnswer>; caller: Caller; format: Format }) {
  const { texts } = format;
  const { answer, error } = asked;
  if (error) return <p role="alert">{error}</p>;
  if (!answer) return <p role="status">{texts.asking}</p>;
  const wrong = (answer.checks ?? []).filter(
    ({ ok, account }) => !ok && (account === undefined || account === caller.account),
  );
  if (answer.ready && wrong.length === 0) return <p role="status" className="well">{`✓ ${texts.allWell}`}</p>;
  return (
    <ul className="remarks" role="alert" aria-label={texts.notWell}>
      {wrong.map(({ name, message }) => (
        <li key={name}>{message ?? name}</li>
      ))}
      {wrong.length === 0 && <li>{texts.notWell}</li>}
    </ul>
  );
}

interface PartProps {
  call: ReturnType<typeof createCall>;
  format: Format;
}

/** The periods of the report, in days; 0 is all time. */
const periods = [30, 90, 365, 0];

const dayMs = 86_400_000;

function Report({ call, format }: PartProps) {
  const { texts } = format;
  const [days, setDays] = useState(90);
  const from = new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
  const { answer, error } = useAnswer(`${days}`, () =>
    call<DealsReport>('get_deals_report', days === 0 ? {} : { created_from: from }),
  );
  return (
    <>
      <div className="choices">
        <label>
          {texts.created}{' '}
          <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {periods.map((each) => (
              <option key={each} value={each}>
                {each === 0 ? texts.allTime : `${texts.lastDays} ${format.number(each)} ${texts.days}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && <p role="alert">{error}</p>}
      {!answer && !error && <p role="status">{texts.asking}</p>}
      {answer && <ReportView answer={answer} format={format} call={call} tell={ignore} />}
    </>
  );
}

/** How many leads the board shows at most. */
const boardSize = 100;

function Board({ call, format }: PartProps) {
  const { answer, error } = useAnswer('board', () => call<LeadList>('get_leads', { state: 'OPEN', limit: boardSize }));
  if (error) return <p role="alert">{error}</p>;
  if (!answer) return <p role="status">{format.texts.asking}</p>;
  return <BoardView answer={answer} format={format} call={call} tell={ignore} />;
}

/** There is no model to tell anything. */
function ignore(): void {}

function Links({ format }: { format: Format }) {
  const { texts } = format;
  // The server says which pages it has.
  const has = new Set(document.documentElement.dataset.pages?.split(' '));
  return (
    <footer>
      {has.has('graphiql') && <a href="/graphql">GraphiQL</a>}
      {has.has('docs') && <a href="/docs">{texts.routes}</a>}
      {has.has('docs') && <a href="/openapi.json">OpenAPI</a>}
      <a href="https://github.com/amocrm-graphql/amocrm-graphql#readme">{texts.documentation}</a>
    </footer>
  );
}

/** Light or dark, as the system is. */
function useDarkness(): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, []);
}
