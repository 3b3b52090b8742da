import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The first message of a client of protocol version 2025-11-25, which most clients use. */
export const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1.0.0' } },
};

/** The last message of the handshake. */
export const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };

/** An MCP server in its own process, connected by standard input and output. */
export interface StdioProgram {
  pid: number;
  /** Calls a tool and returns the line of the answer. Rejects if the call fails. */
  call(name: string, args: object): Promise<string>;
  stop(): void;
}

/** Starts a Node program that is an MCP server. The client is written by hand, so that it uses as little CPU time as possible. */
export async function startStdioProgram(args: string[], environment: Record<string, string>): Promise<StdioProgram> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const awaited = new Map<number, (line: string) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Parsing the whole line would take as long as the server's work. The SDK writes the id last.
    const id = Number(/"id":(\d+)\}$/.exec(line.slice(-40))?.[1]);
    awaited.get(id)?.(line);
    awaited.delete(id);
  });
  const ask = (message: { id: number; [member: string]: unknown }): Promise<string> => {
    const answer = new Promise<string>((resolve) => awaited.set(message.id, resolve));
    child.stdin.write(`${JSON.stringify(message)}\n`);
    return answer;
  };
  await Promise.race([
    ask(initialize),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${args.join(' ')} ended with ${code}`))),
  ]);
  child.stdin.write(`${JSON.stringify(initialized)}\n`);
  let last = initialize.id;
  return {
    pid: child.pid as number,
    async call(name, args) {
      last += 1;
      const params = { name, arguments: args };
      const line = await ask({ jsonrpc: '2.0', id: last, method: 'tools/call', params });
      if (/"error":\{|"isError":true/.test(line)) throw new Error(`${name} failed: ${line}`);
      return line;
    },
    stop: () => child.kill('SIGKILL'),
  };
}
