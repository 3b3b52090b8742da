/** The minimal work for the nested query: a server that sends the same three requests upstream and forwards the answers. */
import { Agent, createServer, get } from 'node:http';

const [base, token, ...paths] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 20 });

const read = (path) =>
  new Promise((resolve, reject) => {
    get(`${base}${path}`, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });

createServer(async (request, response) => {
  request.resume();
  const [leads, ...related] = paths;
  // The ids of contacts and companies are in the leads, so the leads come first.
  const bodies = [await read(leads), ...(await Promise.all(related.map(read)))];
  response.end(Buffer.concat(bodies));
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`http://127.0.0.1:${this.address().port}/\n`);
});
