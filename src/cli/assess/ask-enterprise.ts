import type { CatalogueEntry } from '../../core/catalogues/catalogue.ts';
import { isUscc } from '../../core/check-uscc.ts';
import type { Enterprise } from '../../core/response.ts';
import { ROLES, SIZES } from '../../core/response.ts';
import type { Store, StoredEnterprise } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { askText } from '../prompts/ask-text.ts';
import { choose } from '../prompts/choose.ts';
import type { AssessOptions } from './assess-options.ts';

/** The enterprise to assess; `id` null = it is to be stored when the assessment starts. */
interface ChosenEnterprise {
  readonly id: number | null;
  readonly enterprise: Enterprise;
}

const LONGEST_NAME = 200;
/** More than a person would look through: whoever has more of them types to search. */
const MOST_LISTED = 1000;

const chosen = ({ id, enterprise }: StoredEnterprise): ChosenEnterprise => ({ id, enterprise });

/** Asks whether a stored enterprise that answers to the same code or name is the one that is meant. */
async function confirmKnown(
  context: Context,
  known: StoredEnterprise,
  key: 'assess.enterprise.known' | 'assess.enterprise.knownName',
): Promise<boolean> {
  const { t } = context;
  const answer = await choose(context, {
    message: t(key, { name: cleanLine(known.enterprise.name) }),
    choices: [
      { value: true, name: t('assess.enterprise.use') },
      { value: false, name: t('assess.enterprise.another') },
    ],
  });
  return answer === true;
}

/** One of a catalogue's entries by code or by either name; null = skipped. */
async function askCatalogue(
  context: Context,
  message: string,
  entries: readonly CatalogueEntry[],
): Promise<string | null> {
  const { t, language } = context;
  const other = language === 'en' ? 'zh-CN' : 'en';
  return choose<string | null>(context, {
    message,
    search: true,
    choices: [
      { value: null, name: t('assess.enterprise.skip') },
      ...entries.map(({ code, name, also = '' }) => ({
        value: code,
        name: `${code.padEnd(4)}  ${name[language]}`,
        keywords: `${name[other]} ${also}`,
      })),
    ],
  });
}

async function askName(context: Context, store: Store): Promise<ChosenEnterprise | string> {
  const { t } = context;
  for (;;) {
    const name =
      (await askText(context, {
        message: t('assess.enterprise.name'),
        maximum: LONGEST_NAME,
        check: (text) => (text === '' ? t('assess.enterprise.nameMissing') : null),
      })) ?? '';
    const known = await store.findEnterprise(name);
    if (known === null) return name;
    if (await confirmKnown(context, known, 'assess.enterprise.knownName')) return chosen(known);
  }
}

async function askUscc(context: Context, store: Store): Promise<ChosenEnterprise | string> {
  const { t } = context;
  for (;;) {
    const uscc =
      (await askText(context, {
        message: t('assess.enterprise.uscc'),
        hint: t('assess.enterprise.optional'),
        maximum: 40,
        check: (text) => {
          const code = text.toUpperCase();
          if (code === '' || isUscc(code)) return null;
          return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)
            ? t('problems.uscc-check-digit', { uscc: code })
            : t('assess.enterprise.usccForm');
        },
      })) ?? '';
    const known = uscc === '' ? null : await store.findEnterprise(uscc.toUpperCase());
    if (known === null) return uscc.toUpperCase();
    if (await confirmKnown(context, known, 'assess.enterprise.known')) return chosen(known);
  }
}

/** Asks for what the flags leave open about a new enterprise; only its name is needed. */
async function askNewEnterprise(
  context: Context,
  store: Store,
  given: Partial<Enterprise>,
): Promise<ChosenEnterprise> {
  const { t } = context;
  const name = given.name ?? (await askName(context, store));
  if (typeof name !== 'string') return name;
  const uscc = given.uscc ?? (await askUscc(context, store));
  if (typeof uscc !== 'string') return uscc;
  const { listIndustries } = await import('../../core/catalogues/industries.ts');
  const industry =
    given.industry ?? (await askCatalogue(context, t('assess.enterprise.industry'), listIndustries()));
  const { findRegionName, listRegions } = await import('../../core/catalogues/regions.ts');
  // Places of one name, or of one spelling, are told apart by their province.
  const regions = listRegions().map((entry) => ({
    ...entry,
    name: findRegionName(entry.code) ?? entry.name,
  }));
  const region = given.region ?? (await askCatalogue(context, t('assess.enterprise.region'), regions));
  const role =
    given.role ??
    (await choose(context, {
      message: t('assess.enterprise.role'),
      choices: [
        ...ROLES.map((value) => ({ value, name: t(`assess.enterprise.roles.${value}`) })),
        { value: null, name: t('assess.enterprise.skip') },
      ],
    }));
  const size =
    given.size ??
    (await choose(context, {
      message: t('assess.enterprise.size'),
      choices: [
        ...SIZES.map((value) => ({ value, name: t(`assess.enterprise.sizes.${value}`) })),
        { value: null, name: t('assess.enterprise.skip') },
      ],
    }));
  return {
    id: null,
    enterprise: {
      name,
      ...(uscc !== '' && { uscc }),
      ...(industry !== null && { industry }),
      ...(region !== null && { region }),
      ...(role !== null && { role }),
      ...(size !== null && { size }),
    },
  };
}

/** Lets the user choose among the stored enterprises; null = a new one. */
async function chooseStored(
  context: Context,
  stored: readonly StoredEnterprise[],
): Promise<StoredEnterprise | null> {
  const { t } = context;
  return choose<StoredEnterprise | null>(context, {
    message: t('assess.enterprise.choose'),
    search: stored.length > 8,
    choices: [
      { value: null, name: t('assess.enterprise.new') },
      ...stored.map((one) => ({
        value: one,
        name: [
          cleanLine(one.enterprise.name),
          one.enterprise.uscc,
          t('assess.enterprise.assessments', { count: one.assessments }),
        ]
          .filter((part) => part !== undefined)
          .join(' · '),
      })),
    ],
  });
}

/** The enterprise that flags and answers name: a stored one with the flags laid over it, or a new one. */
export async function askEnterprise(
  context: Context,
  store: Store,
  options: AssessOptions,
  given: Partial<Enterprise>,
): Promise<ChosenEnterprise> {
  const named = options.enterprise?.trim();
  const known =
    (given.uscc === undefined ? null : await store.findEnterprise(given.uscc)) ??
    (named === undefined || named === '' ? null : await store.findEnterprise(named));
  if (known !== null) {
    const name = named === undefined || named === known.enterprise.uscc ? known.enterprise.name : named;
    return { id: known.id, enterprise: { ...known.enterprise, ...given, name } };
  }
  if (named !== undefined && named !== '') {
    const enterprise = { ...given, name: named };
    return options.yes === true ? { id: null, enterprise } : askNewEnterprise(context, store, enterprise);
  }
  const stored = await store.listEnterprises({ limit: MOST_LISTED });
  const one = stored.length === 0 ? null : await chooseStored(context, stored);
  if (one !== null) return { id: one.id, enterprise: { ...one.enterprise, ...given } };
  return askNewEnterprise(context, store, given);
}
