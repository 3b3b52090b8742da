import type { AccountRow } from '../metadata.ts';
import { html, renderPage } from './html.ts';

/** The page on which an administrator allows or denies an integration access to the account. */
export function consentPage(account: AccountRow, query: URLSearchParams): string {
  const hidden = ['client_id', 'state', 'mode'].map(
    (name) => html`<input type="hidden" name="${name}" value="${query.get(name) ?? ''}">`,
  );
  const content = html`<h1>Доступ к аккаунту</h1>
<p>Интеграция просит доступ к аккаунту <strong>«${account.name}»</strong>: она сможет читать и изменять его данные.</p>
<form method="post" action="/oauth/decision">${hidden}
<button name="decision" value="allow">Разрешить</button>
<button name="decision" value="deny">Запретить</button>
</form>
<p class="note">Это песочница с демонстрационными данными, а не amoCRM.</p>`;
  return renderPage('Доступ к аккаунту', content, 'dialog');
}

/** The page for an integration that the account does not know. */
export function unknownIntegrationPage(): string {
  const title = 'Нет такой интеграции';
  const content = html`<h1>${title}</h1><p>Проверьте client_id: его показывает карточка интеграции.</p>`;
  return renderPage(title, content, 'dialog');
}
