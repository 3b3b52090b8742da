/** The errors of companies that cannot be told apart. */
import { AmocrmGraphqlError } from './index.ts';

/** A company as far as an error names it. */
export interface NamedCompany {
  companyId: string;
  name: string;
  /** The tax number, site, phone or e-mail that belongs to it. */
  by?: string;
}

/** The given identities belong to different companies (`data.companies`); nothing was written. */
export class ConflictingCompaniesError extends AmocrmGraphqlError {
  readonly code = 'CONFLICTING_IDENTITIES';
  readonly fault = 'caller';

  constructor(message: string, companies: NamedCompany[]) {
    const remedy = 'Ask which of them is meant, then give only what belongs to that one, or use the company’s id.';
    super(message, { remedy, data: { companies } });
  }
}

/** The input may mean several companies (`data.companies`); nothing was written. */
export class AmbiguousCompanyError extends AmocrmGraphqlError {
  readonly code = 'AMBIGUOUS_COMPANY';
  readonly fault = 'caller';

  constructor(message: string, companies: NamedCompany[], { remedy }: { remedy: string }) {
    super(message, { remedy, data: { companies } });
  }
}
