import type { Response } from '../core/response.ts';

/** Answers as the browser keeps them. */
export interface Draft {
  readonly response: Response;
  /** Whether they differ from the file that they were last saved as or read from. */
  readonly unsaved: boolean;
  /** ISO time of the last change. */
  readonly at: string;
}

/** A draft of another copy of the same form. */
interface OtherDraft extends Draft {
  readonly key: string;
}

/**
 * Drafts in the browser's own storage, one for each place that the form is opened from: a copy of the file, made for
 * another enterprise, must not show the answers of the first. All of it may fail: storage can be full or forbidden.
 */
export class Drafts {
  readonly #prefix: string;
  readonly #key: string;

  constructor(id: string, place: string) {
    // A later version that keeps drafts in another shape takes another number.
    this.#prefix = `dcmm-form-1:${id}:`;
    this.#key = this.#prefix + place;
  }

  read(key = this.#key): Draft | null {
    try {
      const kept = localStorage.getItem(key);
      return kept === null ? null : (JSON.parse(kept) as Draft);
    } catch {
      return null;
    }
  }

  /** Whether it was kept. */
  write(draft: Draft): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    this.#remove(this.#key);
  }

  /** Takes over the draft of another copy: from now on it is this one's. */
  adopt({ key, ...draft }: OtherDraft): void {
    if (this.write(draft)) this.#remove(key);
  }

  /** Drafts of the same form opened from elsewhere, the latest first. */
  listOthers(): OtherDraft[] {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix) && key !== this.#key)
        .flatMap((key) => {
          const draft = this.read(key);
          return draft === null ? [] : [{ ...draft, key }];
        })
        .sort((a, b) => b.at.localeCompare(a.at));
    } catch {
      return [];
    }
  }

  /** Tells when another window with the same file has changed the draft, or cleared it. */
  watch(changed: (draft: Draft | null) => void): void {
    addEventListener('storage', ({ key }) => {
      if (key === this.#key || key === null) changed(this.read());
    });
  }

  #remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // What cannot be read cannot have been written either.
    }
  }
}
