/** What a view of the interview cannot do with single keys. */
export type Request =
  | { readonly type: 'note' }
  | { readonly type: 'evidence' }
  | { readonly type: 'confidence' }
  | { readonly type: 'not-applicable' }
  | { readonly type: 'jump' }
  | { readonly type: 'finish' }
  | { readonly type: 'leave' };
