import { LANGUAGES, type Text } from './text.ts';
import type { VersionStep } from './version.ts';

/** What a change means for those who use the rubric. major: a score can change, or answers no longer fit. */
export type Impact = VersionStep;

type ChangedThing =
  | 'rubric'
  | 'level'
  | 'answer-set'
  | 'option'
  | 'layer'
  | 'gate'
  | 'bonus'
  | 'term'
  | 'node'
  | 'criterion';

export interface RubricChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly thing: ChangedThing;
  readonly id: string;
  /** The part that changed, with the language of a text: "weight", "text en". */
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
  readonly impact: Impact;
}

/** Collects the changes from one rubric to another. */
export class RubricChanges {
  readonly list: RubricChange[] = [];

  add(change: RubricChange): void {
    this.list.push(change);
  }

  /** Compares one part as JSON; undefined stands for absent. */
  part(
    thing: ChangedThing,
    id: string,
    field: string,
    before: unknown,
    after: unknown,
    impact: Impact,
  ): void {
    const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
    if (old === now) return;
    this.add({
      kind: 'changed',
      thing,
      id,
      field,
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
      impact,
    });
  }

  /** Other words are a patch; a text that comes or goes is a minor change. */
  text(
    thing: ChangedThing,
    id: string,
    field: string,
    before: Text | undefined,
    after: Text | undefined,
  ): void {
    for (const language of LANGUAGES) {
      const [old, now] = [before?.[language], after?.[language]];
      if (old === now) continue;
      this.add({
        kind: 'changed',
        thing,
        id,
        field: `${field} ${language}`,
        ...(old !== undefined && { before: old }),
        ...(now !== undefined && { after: now }),
        impact: old === undefined || now === undefined ? 'minor' : 'patch',
      });
    }
  }

  /** Pairs up two lists by id; what has no partner was added or removed. */
  pairs<T>(
    thing: ChangedThing,
    before: readonly (readonly [string, T])[],
    after: readonly (readonly [string, T])[],
    impact: { readonly added: Impact; readonly removed: Impact },
    compareBoth: (id: string, before: T, after: T) => void,
  ): void {
    const now = new Map(after);
    const old = new Map(before);
    for (const [id, value] of before) {
      const partner = now.get(id);
      if (partner === undefined) this.add({ kind: 'removed', thing, id, impact: impact.removed });
      else compareBoth(id, value, partner);
    }
    for (const [id] of after) if (!old.has(id)) this.add({ kind: 'added', thing, id, impact: impact.added });
  }
}
