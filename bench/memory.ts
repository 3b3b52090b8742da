import { connectTo, program, residentMegabytes, start, startSandboxProcess } from './process.ts';
import type { Row } from './row.ts';

const leads = 100_000;

/** Resident memory of the server: idle, and after reports over many leads. */
export async function measureMemory(): Promise<Row[]> {
  const sandbox = await startSandboxProcess(leads);
  const server = await start([program, 'serve'], await connectTo(sandbox));
  const ask = async (query: string) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await answer.json()) as { data: { leadReport: { scanned: number } } };
  };
  await ask('{ account { name } }');
  const idle = residentMegabytes(server.pid);
  const afterReports: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { data } = await ask('{ leadReport { totalCount totalAmount scanned complete } }');
    if (data.leadReport.scanned !== leads) throw new Error(`The report read ${data.leadReport.scanned} leads.`);
    afterReports.push(residentMegabytes(server.pid));
  }
  server.stop();
  sandbox.stop();
  return [
    ['resident memory of the server, idle', `${idle} MB`],
    [
      `resident memory after each of 3 reports over ${leads.toLocaleString('en')} leads`,
      `${afterReports.join(', ')} MB`,
    ],
  ];
}
