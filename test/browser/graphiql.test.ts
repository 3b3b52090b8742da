import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';
import { executable, openPage } from './open.ts';

describe('GraphiQL', () => {
  it.skipIf(!executable)(
    'opens without the internet, with a worked example that runs',
    { timeout: 60_000 },
    async () => {
      const { app } = await serve();
      const { page, errors, foreign } = await openPage(app.url);
      await page.goto(`${app.url}/graphql`);
      await page.getByText('NewestLeads').first().waitFor();
      await page.locator('button.graphiql-execute-button').click();
      await page.getByText('"pipeline"').first().waitFor();
      expect(await page.locator('.graphiql-response').innerText()).toContain('"leads"');
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});
