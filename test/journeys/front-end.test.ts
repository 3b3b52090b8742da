import { describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { openAccount } from '../harness.ts';

/** What a page of a front end asks for; its types come from the committed schema, so a field that vanishes fails to compile. */
const board = graphql(`
  query Board($pipelineId: IdOrName!, $after: String) {
    pipelines {
      id
      name
      statuses {
        id
        name
        kind
      }
    }
    leads(first: 50, after: $after, filter: { pipelineIds: [$pipelineId] }) {
      nodes {
        id
        name
        price
        status {
          id
        }
        mainContact {
          name
          phones {
            value
          }
        }
        company {
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

describe('a front end', () => {
  it('gets the board of a pipeline in one query: columns, cards, their people, and cursors', async () => {
    const account = await openAccount();
    const pipelineId = String([...account.sandbox.data().leads.rows()][0]?.pipelineId);
    const seen = new Set<string>();
    let after: string | null | undefined;
    do {
      const { pipelines, leads } = await account.ask(board, { pipelineId, ...(after ? { after } : {}) });
      const statuses = pipelines?.find(({ id }) => id === pipelineId)?.statuses.map(({ id }) => id);
      for (const { id, status, price, mainContact } of leads?.nodes ?? []) {
        expect(statuses).toContain(status?.id);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(mainContact?.phones.every(({ value }) => value !== '') ?? true).toBe(true);
        seen.add(id);
      }
      after = leads?.pageInfo.hasNextPage ? leads.pageInfo.endCursor : null;
    } while (after);
    const expected = [...account.sandbox.data().leads.rows()].filter((lead) => String(lead.pipelineId) === pipelineId);
    expect(seen.size).toBe(expected.length);
  });

  it('gets a board of 50 cards for three requests', async () => {
    const account = await openAccount();
    const pipelineId = String([...account.sandbox.data().leads.rows()][0]?.pipelineId);
    expect(await account.count(() => account.ask(board, { pipelineId }))).toBe(3);
  });
});
