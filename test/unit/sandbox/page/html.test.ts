import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html, pageHeaders, renderPage } from '../../../../src/sandbox/page/html.ts';

describe('a template of a page', () => {
  it('escapes every sign that means something in markup', () => {
    expect(html`<a title="${`&<>"'`}">`.text).toBe('<a title="&#38;&#60;&#62;&#34;&#39;">');
  });

  it('keeps markup of other templates, one or a list', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${html`<hr>`}`.text).toBe('<ul><li>a</li><li>&#60;b&#62;</li></ul><hr>');
  });

  it('prints nothing for what is missing, and zero as a number', () => {
    expect(html`[${undefined}${false}${''}${[]}${0}]`.text).toBe('[0]');
  });
});

describe('a page', () => {
  it('has the one style that its policy allows, and its title escaped', () => {
    const page = renderPage('</title><script>', html`<h1>Окна</h1>`);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(pageHeaders['content-security-policy']).toContain(`style-src 'sha256-${digest}'`);
    expect(page).toContain('<title>&#60;/title&#62;&#60;script&#62;</title>');
  });
});
