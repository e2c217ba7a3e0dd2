/** How far an asset's class and level have come inside the enterprise. */
const REVIEW_STATES = ['proposed', 'reviewed', 'approved'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTIONS = ['review', 'approve', 'return', 'recheck'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

interface Reviewed {
  readonly state: ReviewState;
  /** Who made the proposal as it stands: everyone who changed it since it was last proposed. */
  readonly authors: readonly string[];
}

export type ReviewRefusal =
  /** Nobody reviews or approves what they wrote themselves. */
  | 'own-work'
  /** The action does not fit the state: approve needs reviewed, recheck needs approved. */
  | 'wrong-state'
  /** Sending back needs a reason. */
  | 'reason-missing'
  /** Nothing to approve while a scheme has no level. */
  | 'not-graded';

type ReviewOutcome =
  | { readonly ok: true; readonly state: ReviewState }
  | { readonly ok: false; readonly refusal: ReviewRefusal };

const NEXT: Readonly<Record<ReviewAction, Partial<Record<ReviewState, ReviewState>>>> = {
  review: { proposed: 'reviewed' },
  approve: { reviewed: 'approved' },
  return: { reviewed: 'proposed', approved: 'proposed' },
  recheck: { approved: 'approved' },
};

const samePerson = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Takes an asset one step through the review, or says why not. */
export function takeReviewStep(
  asset: Reviewed,
  step: {
    readonly action: ReviewAction;
    readonly by: string;
    readonly why?: string | undefined;
    readonly graded: boolean;
  },
): ReviewOutcome {
  const next = NEXT[step.action][asset.state];
  if (next === undefined) return { ok: false, refusal: 'wrong-state' };
  if (step.action === 'return' && (step.why ?? '').trim() === '')
    return { ok: false, refusal: 'reason-missing' };
  if (step.action !== 'return') {
    if (!step.graded) return { ok: false, refusal: 'not-graded' };
    if (asset.authors.some((author) => samePerson(author, step.by)))
      return { ok: false, refusal: 'own-work' };
  }
  return { ok: true, state: next };
}

/** A change of class, answers or origin starts the review anew; its maker joins the authors. */
export function reviseProposal(asset: Reviewed, by: string): Reviewed {
  if (asset.state !== 'proposed') return { state: 'proposed', authors: [by] };
  return asset.authors.some((author) => samePerson(author, by))
    ? { state: 'proposed', authors: asset.authors }
    : { state: 'proposed', authors: [...asset.authors, by] };
}
