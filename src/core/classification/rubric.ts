import type { Certainty, Level } from '../rubric.ts';
import type { Text } from '../text.ts';

/** Where a rule or a number comes from, how old it is and how sure we are. */
interface Basis {
  readonly document: Text;
  readonly number?: string;
  readonly article?: string;
  /** ISO date from which it is in force. */
  readonly inForce?: string;
  readonly source?: string;
  readonly certainty: Certainty;
  readonly note?: Text;
}

/** A kind of data inside a domain; a starter catalogue may put narrower classes below a guide category. */
export interface DataClass {
  /** Dotted: `prod.control`, `prod.process.rolling`. */
  readonly id: string;
  readonly name: Text;
  /** What falls under it, by example. */
  readonly examples?: Text;
  readonly certainty?: Certainty;
  readonly keywords?: Keywords;
  /** Rows of decision tables that deserve a second look for this class, with the reason. */
  readonly attention?: readonly { readonly rows: readonly string[]; readonly why: Text }[];
  readonly children?: readonly DataClass[];
}

/** Words that point to a class, by where they are found. Latin words match whole words only. */
export interface Keywords {
  readonly name?: readonly string[];
  readonly system?: readonly string[];
  readonly field?: readonly string[];
}

export interface EnterpriseType {
  readonly id: string;
  readonly name: Text;
  readonly article?: string;
  readonly basis: Basis;
  readonly domains: readonly DataClass[];
}

interface ChoiceOption {
  readonly id: string;
  /** Order within the answer set, lowest first. */
  readonly rank: number;
  readonly label: Text;
  readonly hint?: Text;
}

export interface ChoiceSet {
  readonly id: string;
  readonly options: readonly ChoiceOption[];
}

export type Unit = 'persons' | 'cny' | 'hours' | 'days' | 'percent' | 'count';

/** One fact about what could happen to, or is true of, an asset: asked once, read by every table. */
export interface Question {
  readonly id: string;
  readonly kind: 'quantity' | 'choice' | 'yes-no';
  /** Questions of one section are asked together. */
  readonly section: string;
  readonly label: Text;
  readonly text: Text;
  readonly help?: Text;
  /** Choice questions: the answer set. */
  readonly answerSet?: string;
  /** Quantities: what is counted. `persons` and `count` take whole numbers only. */
  readonly unit?: Unit;
}

/** Steps of a numeric line, mildest first. A grade holds from each bound (included) up to the next grade's (excluded). */
interface LineGrade {
  readonly id: string;
  readonly name: Text;
  readonly atLeast: Readonly<Record<string, number>>;
  /** Yes/no questions that put an event into this grade whatever the numbers. */
  readonly signs?: readonly string[];
}

/** A numeric line: several quantities, any of which decides; the highest grade reached counts. */
export interface Line {
  readonly id: string;
  readonly name: Text;
  /** `regulation`: an official rule, not for overlays to change. `proposal`: ours, or the enterprise's own. */
  readonly kind: 'regulation' | 'proposal';
  readonly basis: Basis;
  /** The line speaks only of assets for which one of these questions has a positive answer. */
  readonly onlyIf?: readonly string[];
  readonly grades: readonly LineGrade[];
}

/** What a table reads: a line's grade, or the answer to a question (a question id or a rule id). */
export interface TableInput {
  readonly id: string;
  readonly line?: string;
  readonly question?: string;
}

/** Any of these values; yes or no; or a number from `atLeast` (included) up to `below` (excluded). */
export type Test = readonly string[] | boolean | { readonly atLeast?: number; readonly below?: number };

/** One line of input entries, all of which must hold. */
export type RuleEntries = Readonly<Record<string, Test>>;

export interface Rule {
  /** The row, stable for ever; as an impact id it answers the rule directly. */
  readonly id: string;
  /** The output; by variant where the variants of the table differ. */
  readonly level: Level | Readonly<Record<string, Level>>;
  readonly article?: string;
  /** What the row says, in our words. */
  readonly condition: Text;
  /** The same as a question; a rule without one cannot be answered directly. */
  readonly question?: Text;
  readonly certainty: Certainty;
  /** Why the entries below stand for the condition, where that is our reading. */
  readonly reading?: Text;
  /** Each element is one DMN rule with this row's output: any of them fires the row. */
  readonly when?: readonly RuleEntries[];
}

interface TableLevel {
  readonly level: Level;
  readonly name: Text;
  readonly summary?: Text;
}

/** A decision table in the terms of DMN: inputs, rules, output. */
export interface DecisionTable {
  readonly id: string;
  readonly name: Text;
  readonly basis: Basis;
  /** Several rules may fire; the highest output wins (DMN: priority, by the order of `levels`). */
  readonly hitPolicy: 'highest';
  /** Possible outputs, highest first. */
  readonly levels: readonly TableLevel[];
  readonly inputs: readonly TableInput[];
  readonly rules: readonly Rule[];
  /** The output when no rule fires, and the row that says so where the scheme has one. */
  readonly default: { readonly level: Level; readonly row?: string };
  /** Readings of the same table between which sources disagree; the first is the default. */
  readonly variants?: readonly { readonly id: string; readonly name: Text; readonly basis: Basis }[];
  /** This table splits one level of another: `general` into 4…1. */
  readonly refines?: { readonly table: string; readonly level: Level };
}

export interface Duty {
  readonly id: string;
  /** The scheme whose levels it depends on … */
  readonly table?: string;
  readonly levels?: readonly Level[];
  /** … or the numeric line, and the grades of it that bring the duty. */
  readonly line?: string;
  readonly grades?: readonly string[];
  readonly article?: string;
  readonly topic: Text;
  readonly text: Text;
  /** What shows that it is done. */
  readonly evidence?: Text;
  readonly everyMonths?: number;
  readonly certainty: Certainty;
}

/** Periods and limits of keeping the catalogue true; dated data like the lines. */
export interface Upkeep {
  /** Every asset is looked at again after so many months. */
  readonly recheckMonths: number;
  /** A change of scale by this share or more is a major change. */
  readonly scaleChangePercent: number;
  /** A major change of filed data is filed within so many months. */
  readonly changeFilingMonths: number;
  readonly basis: readonly Basis[];
}

/** A column of the catalogue for filing; `field` names what of an asset it shows. */
interface CatalogueColumn {
  readonly field: string;
  readonly header: Text;
}

/** A classification rubric with all its parts loaded. */
export interface ClassificationRubric {
  readonly schemaVersion: 1;
  readonly kind: 'classification';
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly description?: Text;
  /** Printed in every report. */
  readonly notice: Text;
  readonly enterpriseTypes: readonly EnterpriseType[];
  readonly answerSets: readonly ChoiceSet[];
  readonly sections: readonly { readonly id: string; readonly name: Text; readonly text: Text }[];
  readonly questions: readonly Question[];
  readonly lines: readonly Line[];
  /** The grading schemes. */
  readonly tables: readonly DecisionTable[];
  /** How data may leave the country; a table of its own kind. */
  readonly exportRoutes: DecisionTable;
  readonly exemptions: readonly { readonly id: string; readonly text: Text }[];
  readonly duties: readonly Duty[];
  readonly upkeep: Upkeep;
  readonly catalogue: { readonly basis: Basis; readonly columns: readonly CatalogueColumn[] };
}

/** An industry's, province's or enterprise's own numbers and classes, laid over a classification rubric. */
export interface ClassificationOverlay {
  readonly schemaVersion: 1;
  readonly kind: 'classification-overlay';
  readonly id: string;
  readonly version: string;
  readonly extends: string;
  readonly name: Text;
  readonly notice: Text;
  readonly basis: Basis;
  /** GB/T 4754 divisions it was written for, e.g. C31. */
  readonly industries?: readonly string[];
  /** Own numbers for lines marked as proposals: replaces the bounds named, keeps the others. */
  readonly indicators?: readonly {
    readonly line: string;
    readonly grade: string;
    readonly atLeast: Readonly<Record<string, number>>;
    readonly why: Text;
  }[];
  /** Classes put below a class of the rubric. */
  readonly classes?: readonly { readonly under: string; readonly classes: readonly DataClass[] }[];
}
