/**
 * A minimal server of the MCP SDK, as a baseline for calls over stdio. The tool `empty` does nothing; `pass_through` sends the
 * request from the command line upstream and answers with its body.
 */
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Pool } from 'undici';
import * as z from 'zod';

const [base, token, path] = process.argv.slice(2);
const pool = new Pool(base);
const headers = { authorization: `Bearer ${token}` };
const answer = (text) => ({ content: [{ type: 'text', text }] });

serveStdio(() => {
  const server = new McpServer({ name: 'bare', version: '1.0.0' });
  const options = { description: 'Measured beside this project.', inputSchema: z.object({}) };
  server.registerTool('empty', options, async () => answer(''));
  server.registerTool('pass_through', options, async () => {
    const { body } = await pool.request({ path, method: 'GET', headers });
    return answer(await body.text());
  });
  return server;
});
