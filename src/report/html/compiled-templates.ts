/**
 * The product's own templates, by folder and name, compiled: reading and compiling them takes a tenth of a second. The
 * build fills this in; where it has not run, as in tests, they are compiled when they are used.
 */
export const COMPILED_TEMPLATES: Readonly<Record<string, Readonly<Record<string, TemplateSpecification>>>> =
  {};
