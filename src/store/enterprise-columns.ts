import type { Enterprise } from '../core/response.ts';
import type { ParameterOf } from './query.ts';

/** The columns of a profile, the same in enterprises and assessments. */
export interface EnterpriseColumns {
  name: string;
  uscc: string | null;
  industry: string | null;
  region: string | null;
  role: string | null;
  size: string | null;
}

/** The columns as a query sets them. */
export const enterpriseParameters = (parameter: ParameterOf<EnterpriseColumns>): EnterpriseColumns => ({
  name: parameter('name'),
  uscc: parameter('uscc'),
  industry: parameter('industry'),
  region: parameter('region'),
  role: parameter('role'),
  size: parameter('size'),
});

export const toEnterpriseColumns = (enterprise: Enterprise): EnterpriseColumns => ({
  name: enterprise.name,
  uscc: enterprise.uscc ?? null,
  industry: enterprise.industry ?? null,
  region: enterprise.region ?? null,
  role: enterprise.role ?? null,
  size: enterprise.size ?? null,
});

/** What was stored came from a validated Enterprise, so its words are trusted. */
export const fromEnterpriseColumns = (row: EnterpriseColumns): Enterprise => ({
  name: row.name,
  ...(row.uscc !== null && { uscc: row.uscc }),
  ...(row.industry !== null && { industry: row.industry }),
  ...(row.region !== null && { region: row.region }),
  ...(row.role !== null && { role: row.role as NonNullable<Enterprise['role']> }),
  ...(row.size !== null && { size: row.size as NonNullable<Enterprise['size']> }),
});
