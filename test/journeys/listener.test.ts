import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../serve.ts';

/* Node warns of more than ten listeners of one signal, in the middle of the log. */

const lists = Array.from({ length: 12 }, (_, index) => `a${index}: leads(first: ${index + 1}) { nodes { id name } }`);

const notes = Array.from({ length: 12 }, (_, index) => `a${index}: notes(first: ${index + 1}) { id }`);
const change = `updateLead(id: "21400001", input: { price: 1 }) { id ${notes.join(' ')} }`;

/** A folder with a tool that reads twelve lists, and one that reads as many for the answer to what it writes. */
function ownTools(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listener-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tool = `"Twelve lists." query TwelveLists @tool(title: "Twelve lists") { ${lists.join(' ')} }`;
  writeFileSync(join(folder, 'twelve-lists.graphql'), tool);
  const writing = `"Twelve parts." mutation TwelveParts @tool(title: "Twelve parts") { ${change} }`;
  writeFileSync(join(folder, 'twelve-parts.graphql'), writing);
  return folder;
}

it('twelve lists at once warn of no listeners, whichever door they are asked at', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => void warnings.push(`${warning.name}: ${warning.message}`);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { app, sandbox } = await serve({ TOOLS_DIR: ownTools() });
  const post = async (path: string, body: object) => {
    const before = sandbox.requestCount();
    const response = await fetch(app.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(path === '/mcp' && { 'mcp-protocol-version': '2025-06-18' }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    expect(text).not.toContain('"errors"');
    // Twelve at once, or there would be nothing to warn of.
    expect(sandbox.requestCount() - before).toBeGreaterThanOrEqual(12);
    return text;
  };

  // By Yoga and graphql-js, then by the direct path and compiled.
  for (let round = 0; round < 3; round++) {
    expect(await post('/graphql', { query: `{ ${lists.join(' ')} }` })).toContain('a11');
    expect(await post('/graphql', { query: `mutation { ${change} }` })).toContain('a11');
  }
  for (const name of ['twelve_lists', 'twelve_parts']) {
    const params = { name, arguments: {} };
    expect(await post('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params })).toContain('a11');
  }
  // Warnings come a tick later.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});
