import { readFileSync } from 'node:fs';

/** A body that the vendor printed or that was recorded from the API; `payloads/README.md` says where each is from. */
export function readPayload(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`payloads/${name}.json`, import.meta.url), 'utf8'));
}
