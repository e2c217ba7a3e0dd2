import type { Response } from '../core/response.ts';
import { findElement } from './find-element.ts';
import { readRows, writeRows } from './rows.ts';
import type { Sheet } from './sheet.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Fields of the page about the enterprise and the assessment, named `enterprise.name`, `bonuses.<id>`. */
const controlsOf = (page: Element): Control[] => [
  ...page.querySelectorAll<Control>(':is(input, select, textarea)[name*="."]'),
];

const partsOf = ({ name }: Control): readonly [string, string] => {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
};

const NUMBERS = new Set(['targetLevel']);
/** Written in capitals and plain digits, however they were typed. */
const CODES = new Set(['uscc', 'industry', 'region']);

function readValue(field: string, value: string): string | number {
  if (CODES.has(field)) return value.normalize('NFKC').trim().toUpperCase();
  return NUMBERS.has(field) ? Number(value) : value;
}

/** Beside a code that nobody knows by heart, its name. */
function nameCode(control: Control): void {
  const place = control.closest('.field')?.querySelector('.code-name');
  if (!place || !(control instanceof HTMLInputElement)) return;
  const found = [...(control.list?.options ?? [])].find(({ value }) => value === control.value.trim());
  place.textContent = found?.label ?? '';
}

/** Writes what is known about enterprise and assessment into their page. */
export function writeDetails(page: HTMLElement, response: Response): void {
  for (const control of controlsOf(page)) {
    const [part, field] = partsOf(control);
    const fields = (response as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[part];
    control.value = String(fields?.[field] ?? '');
    nameCode(control);
  }
  writeRows(
    findElement(page, '[data-rows]'),
    (response.assessment.assessors ?? []).map((one) => ({ ...one })),
  );
}

/** Reads the page; what it does not ask for stays as it is. */
export function readDetails(page: HTMLElement, sheet: Sheet): void {
  const parts: Record<string, Record<string, unknown>> = { enterprise: {}, assessment: {} };
  for (const control of controlsOf(page)) {
    const [part, field] = partsOf(control);
    nameCode(control);
    const empty = control.value.trim() === '';
    parts[part] ??= {};
    const fields = parts[part];
    if (!empty) fields[field] = part === 'bonuses' ? Number(control.value) : readValue(field, control.value);
    else if (field === 'name') fields[field] = '';
  }
  const { bonuses: _, ...rest } = sheet.response;
  sheet.set({
    ...rest,
    enterprise: parts.enterprise as unknown as Response['enterprise'],
    assessment: {
      ...parts.assessment,
      assessors: readRows(findElement(page, '[data-rows]')) as unknown as { name: string }[],
    },
    ...(parts.bonuses !== undefined && { bonuses: parts.bonuses as Record<string, number> }),
  });
}
