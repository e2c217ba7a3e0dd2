import type { Band, Bonus, Gate, Policies, WarningLimits } from './rubric.ts';
import type { Text } from './text.ts';

/** A small file laid over a rubric: other values, weights, bands, gates, bonuses, without touching code. */
export interface Profile {
  readonly schemaVersion: 1;
  readonly kind: 'profile';
  readonly id: string;
  readonly rubric: { readonly id: string };
  readonly name: Text;
  readonly description?: Text;
  /** Answer set id → option id → value. */
  readonly optionValues?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Node or criterion id → weight. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly policies?: Partial<Policies>;
  readonly warnings?: WarningLimits;
  readonly bands?: readonly Band[];
  readonly gates?: readonly Gate[];
  readonly bonuses?: readonly Bonus[];
}
