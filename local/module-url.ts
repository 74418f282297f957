import { pathToFileURL } from 'node:url';

/** A path is no module's name where it holds `#`, `?` or `%20`, or begins with a drive's letter. */
export const moduleUrl = (path: string, options?: { readonly windows: boolean }): string =>
  pathToFileURL(path, options).href;
