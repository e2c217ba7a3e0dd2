import { formatFraction, type Rational, toNumber } from '../rational.ts';
import type { ExplainedValue } from './explanation.ts';

export const explainValue = (value: Rational): ExplainedValue => ({
  exact: formatFraction(value),
  number: toNumber(value),
});

export const explainOptional = (value: Rational | null): ExplainedValue | null =>
  value === null ? null : explainValue(value);
