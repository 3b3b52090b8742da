import { createHash } from 'node:crypto';

/** Markup that may be put into a page as it is. Only `html` makes it, so unescaped text cannot reach a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text, which is escaped, or markup. `undefined` and `false` print nothing. */
type Part = string | number | Html | readonly Html[] | undefined | false;

/** A template whose values are escaped, except for markup that another `html` has made. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + print(parts[index - 1]) + string));
}

function print(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A whole page in Russian, the language of the demo account. */
export function renderPage(title: string, content: Html, layout: 'dialog' | 'document' = 'document'): string {
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${new Html(style)}</style></head>
<body class="${layout}"><main>
${content}
</main></body></html>
`.text;
}

const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;background:light-dark(#f3f4f6,#15171b)}
body.dialog{min-height:100vh;display:grid;place-items:center}
main{box-sizing:border-box;padding:2rem;border-radius:12px;background:light-dark(#fff,#22252b);box-shadow:0 1px 3px rgb(0 0 0/.2)}
.dialog main{width:min(26rem,100vw - 2rem)}
.document main{max-width:52rem;margin:1rem auto}
h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.25;overflow-wrap:anywhere}
h2{margin:2rem 0 .5rem;font-size:1.05rem}
p{margin:0}
.dialog p{text-wrap:balance}
a{color:light-dark(#1d56b3,#8ab4f8)}
nav{margin-bottom:1rem;font-size:.9rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.35rem 1.25rem;margin:0}
dt,.note{color:light-dark(#5a6170,#a3abba)}
dt{grid-column:1}
dd{grid-column:2;margin:0;overflow-wrap:anywhere;white-space:pre-line}
ul{margin:0;padding:0;list-style:none}
li{padding:.5rem 0;border-top:1px solid light-dark(#e3e5ea,#363b44);overflow-wrap:anywhere}
li p{white-space:pre-line}
form{display:flex;gap:.75rem;margin-top:1.5rem}
button{flex:1;padding:.6rem;border:1px solid rgb(128 128 128/.5);border-radius:8px;font:inherit;color:inherit;background:none;cursor:pointer}
button[value=allow]{border-color:#2563c9;color:#fff;background:#2563c9}
.note{font-size:.85rem}
main>.note:last-child{margin-top:1.75rem}
@media (max-width:36rem){main{padding:1.25rem}dl{grid-template-columns:1fr;gap:0}dd{grid-column:1}dd+dt{margin-top:.6rem}}
`;

/**
 * Headers of every page: it runs no script, loads nothing and may not be framed. The one style is named by its digest.
 * There is no `form-action`: browsers apply it to redirects as well, and the consent form redirects to the integration.
 */
export const pageHeaders: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
