/** What the search for a browser may look at: handed in, so that tests and doctor see the same world. */
export interface BrowserSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Where the Chromium of the npm package is unpacked, once; it can always be made again. */
  readonly cache: string;
  /** Where to look for installed browsers; the usual places of the platform when absent. */
  readonly installed?: readonly string[];
}
