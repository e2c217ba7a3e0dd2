/** A quantity known only as a range: from `atLeast` (included) up to `below` (excluded). */
export interface QuantityRange {
  readonly atLeast: number;
  readonly below?: number;
}

export type ImpactValue = boolean | string | number | QuantityRange;

/** Answers about one asset or group, by question id or rule id. An id that is missing is unanswered, not "no". */
export type Impact = Readonly<Record<string, ImpactValue>>;

/** What leaves the country, if anything. */
interface AssetExport {
  /** Distinct natural persons since 1 January of the current year. */
  readonly piPersons?: number;
  readonly sensitivePiPersons?: number;
  /** Id of the exempt scenario that applies. */
  readonly exemption?: string;
  readonly destination?: string;
  readonly recipient?: string;
  readonly purpose?: string;
}

/** What the filing asks about an asset; texts as the enterprise writes them. */
interface AssetDetails {
  readonly description?: string;
  readonly updateFrequency?: string;
  readonly coverage?: string;
  readonly precision?: string;
  readonly source?: string;
  readonly carrier?: string;
  readonly protectionLevel?: string;
  readonly purpose?: string;
  readonly processing?: string;
  readonly useScope?: string;
  readonly department?: string;
  readonly responsible?: string;
  readonly sharing?: string;
  readonly protection?: string;
  readonly riskAssessment?: string;
  readonly remark?: string;
}

/** A data asset: names, systems and counts. Its content is never read or kept. */
export interface Asset extends AssetDetails {
  readonly code: string;
  readonly name: string;
  readonly class?: string;
  readonly system?: string;
  /** Names of fields, not their values. */
  readonly fields?: readonly string[];
  readonly records?: number;
  readonly sizeGb?: number;
  /** Like assets share one set of answers. */
  readonly group?: string;
  /** Own answers: they stand in place of the group's, question by question. */
  readonly impact?: Impact;
  /** Code of the data set that it belongs to. */
  readonly partOf?: string;
  /** Codes of the assets that it was made from. */
  readonly derivedFrom?: readonly string[];
  /** Why derived data is graded otherwise than its sources. */
  readonly derivedReason?: string;
  readonly export?: AssetExport;
  /** Only ever `false` here: an asset that is a state secret is refused before it gets this far. */
  readonly stateSecret?: false;
}

export interface AssetGroup {
  readonly id: string;
  readonly label: string;
  readonly impact: Impact;
}

/** What is true of the enterprise as a whole. */
export interface InventoryFacts {
  readonly enterpriseType?: string;
  /** Operator of critical information infrastructure. */
  readonly ciio?: boolean;
  /** Distinct persons in all exports of the year; the sum over assets stands in where it is missing. */
  readonly exportTotals?: { readonly piPersons?: number; readonly sensitivePiPersons?: number };
}

export interface Inventory extends InventoryFacts {
  readonly assets: readonly Asset[];
  readonly groups?: readonly AssetGroup[];
}
