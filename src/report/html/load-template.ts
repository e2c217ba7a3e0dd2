import { existsSync } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import Handlebars from 'handlebars';
import { AppError, systemCode } from '../../errors.ts';
import { COMPILE_OPTIONS } from './compile-options.ts';
import { COMPILED_TEMPLATES } from './compiled-templates.ts';
import { HELPER_NAMES } from './helper-names.ts';
import { createHelpers } from './helpers.ts';

/** A report template, ready to be filled in: one page per report size. */
export interface Template {
  /** The script of the html format: the product's own, whatever the template. */
  readonly script: string;
  readonly render: (page: string, data: object) => string;
}

interface Source {
  readonly file: string;
  readonly text: string;
}

/** What `read` reads of a path; AppError file-unreadable where that is something else than it should be. */
async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new AppError('file-unreadable', { file: path, reason: systemCode(error) }, { cause: error });
  }
}

/** Names and texts of the files of one template folder: pages, partials/ and style sheets. */
async function readFolder(folder: string): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>();
  for (const part of ['', 'partials']) {
    const inside = join(folder, part);
    if (!existsSync(inside)) continue;
    for (const name of (await reading(inside, () => readdir(inside))).sort()) {
      const key = name.endsWith('.hbs')
        ? basename(name, '.hbs')
        : name.endsWith('.css')
          ? `${basename(name, '.css')}-css`
          : null;
      if (key === null) continue;
      const file = join(inside, name);
      sources.set(key, { file, text: await reading(file, () => readFile(file, 'utf8')) });
    }
  }
  return sources;
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();

const invalid = (file: string, reason: string, line?: number): AppError =>
  new AppError('invalid-template', { file: line === undefined ? file : `${file}:${line}`, reason });

/** Finds the first place that would write a value into the page as it is, without escaping it. */
function findUnescaped(node: unknown): number | null {
  if (node === null || typeof node !== 'object') return null;
  const { type, escaped, loc } = node as {
    type?: string;
    escaped?: boolean;
    loc?: { start: { line: number } };
  };
  if (type === 'MustacheStatement' && escaped === false) return loc?.start.line ?? 1;
  for (const [key, part] of Object.entries(node)) {
    if (key === 'loc') continue;
    for (const child of Array.isArray(part) ? part : [part]) {
      const line = findUnescaped(child);
      if (line !== null) return line;
    }
  }
  return null;
}

/** The line of a message of Handlebars: "Parse error on line 3", "… the unknown helper view - 3:0". */
function findLine(reason: string): number | undefined {
  const line = /line (\d+)|- (\d+):\d+$/.exec(reason)?.slice(1).find(Boolean);
  return line === undefined ? undefined : Number(line);
}

/** What can be told of a file without filling it in. */
async function check(folder: string, { file, text }: Source): Promise<void> {
  // A folder from somebody else may hold links to files of this machine, which a report would then hand on.
  if (!(await realpath(file)).startsWith(`${await realpath(folder)}${sep}`))
    throw invalid(file, 'it is a link to a file outside the template');
  let unescaped: number | null;
  try {
    unescaped = findUnescaped(Handlebars.parse(text));
    Handlebars.precompile(text, COMPILE_OPTIONS);
  } catch (error) {
    throw invalid(file, reasonOf(error), findLine(reasonOf(error)));
  }
  if (unescaped !== null) throw invalid(file, 'values must be escaped: write {{…}}, not {{{…}}}', unescaped);
}

/** A field that the view model does not have is found when it is filled in, and Handlebars then names no file. */
function locate(reason: string, sources: Iterable<Source>): AppError | null {
  const [, name = '', line, column] = /^"(.+)" not defined in .* - (\d+):(\d+)$/.exec(reason) ?? [];
  for (const { file, text } of sources) {
    const rest = text.split('\n')[Number(line) - 1]?.slice(Number(column)) ?? '';
    if (name !== '' && /^[\w.@/]+/.exec(rest)?.[0].split(/[./]/).includes(name))
      return invalid(file, `there is no field "${name}"`, Number(line));
  }
  return null;
}

/**
 * Loads a template. Files in `own` take the place of those of the same name in `standard`, so that a template of
 * one's own may be a single changed file. Errors: file-not-found, file-unreadable, and invalid-template with file and line.
 */
export async function loadTemplate(standard: string, own?: string): Promise<Template> {
  const sources = await readFolder(standard);
  const made = new Map(Object.entries(COMPILED_TEMPLATES[basename(standard)] ?? {}));
  if (own !== undefined) {
    if (!existsSync(own)) throw new AppError('file-not-found', { file: own });
    for (const [name, source] of await readFolder(own)) {
      await check(own, source);
      sources.set(name, source);
      made.delete(name);
    }
  }
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers))
    if (!HELPER_NAMES.includes(name)) environment.unregisterHelper(name);
  environment.registerHelper(createHelpers());
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  for (const [name, { text }] of sources) {
    const known = made.get(name);
    const template =
      known === undefined ? environment.compile(text, COMPILE_OPTIONS) : environment.template(known);
    templates.set(name, template);
    environment.registerPartial(name, template);
  }

  // Only the maturity report has a screen version to filter.
  const filter = join(standard, 'filter.js');
  const script = existsSync(filter) ? await readFile(filter, 'utf8') : '';
  return {
    script,
    render(page, data) {
      const template = templates.get(page);
      const source = sources.get(page);
      if (template === undefined || source === undefined)
        throw new AppError('file-not-found', { file: join(own ?? standard, `${page}.hbs`) });
      try {
        return template(data);
      } catch (error) {
        if (error instanceof AppError) throw error;
        const reason = reasonOf(error);
        throw locate(reason, sources.values()) ?? invalid(own ?? source.file, reason);
      }
    },
  };
}
