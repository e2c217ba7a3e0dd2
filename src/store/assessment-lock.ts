/** Held while an assessment (or an inventory) is edited; dies with the process. */
export interface AssessmentLock extends Disposable {
  readonly assessmentId: string;
  release(): void;
}
