import type { GroupBy } from '../../../core/classification/group-assets.ts';
import { groupAssets } from '../../../core/classification/group-assets.ts';
import { createSuggester } from '../../../core/classification/suggest-class.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { Store } from '../../../store/store.ts';
import type { Context } from '../../context.ts';
import { cleanLine } from '../../output/clean.ts';
import { openInventory } from '../open-inventory.ts';
import { askClasses } from './ask-class.ts';
import { type AskedGroup, askGroup, isAnswered, planSteps } from './ask-group.ts';

/** The groups of an inventory with an open question, by class and system or as the user named them. */
function findOpenGroups(
  open: Awaited<ReturnType<typeof openInventory>>,
  by: GroupBy,
  context: Context,
): AskedGroup[] {
  const { index, groups, inventory } = open;
  const { language } = context;
  const steps = planSteps(index, context);
  const known = new Map(groups.map((group) => [group.id, group]));
  const grouped = inventory.assets.filter(({ group }) => group !== undefined);
  const members = new Map(
    [...groupBy(grouped, ({ group }) => group as string)].map(([group, own]) => [
      group,
      own.map(({ code }) => code),
    ]),
  );
  const labels = new Map<string, string>();
  // Own answers in a file have settled an asset; only those without any are asked about.
  const unasked = inventory.assets.filter(
    ({ impact, derivedFrom }) => impact === undefined && derivedFrom === undefined,
  );
  const sets = new Set(inventory.assets.flatMap(({ partOf }) => partOf ?? []));
  for (const proposed of groupAssets(
    unasked.filter(({ code }) => !sets.has(code)),
    by,
  )) {
    members.set(proposed.id, [...(members.get(proposed.id) ?? []), ...proposed.codes]);
    const name = index.classes.get(proposed.class)?.node.name[language] ?? proposed.class;
    labels.set(proposed.id, proposed.system === null ? name : `${name} @ ${proposed.system}`);
  }
  return [...members]
    .map(
      ([id, codes]): AskedGroup => ({
        id,
        label: known.get(id)?.label ?? labels.get(id) ?? id,
        impact: known.get(id)?.impact ?? {},
        members: codes,
      }),
    )
    .filter(({ impact }) => steps.some((step) => !isAnswered(step, impact)));
}

interface AskOptions {
  readonly by: GroupBy;
  readonly who: string;
}

/**
 * Classes first, then impact questions group by group; everything is saved as it is answered, and asking again
 * goes on where it stopped. True when nothing is left to ask.
 */
export async function askInventory(
  store: Store,
  id: string,
  { by, who }: AskOptions,
  context: Context,
): Promise<boolean> {
  const { t } = context;
  const note = { who };
  const { inventories } = store;
  using _lock = await inventories.lock(id);
  const before = await openInventory(store, id);
  const unclassified = before.inventory.assets.filter((asset) => asset.class === undefined);
  const suggest = createSuggester(before.index, before.stored.facts.enterpriseType);
  const save = async (assets: Parameters<typeof inventories.saveAssets>[1]): Promise<void> => {
    await inventories.saveAssets(id, assets, note);
  };
  if (!(await askClasses(before.index, unclassified, suggest, save, context))) return false;
  const open = await openInventory(store, id);
  const groups = findOpenGroups(open, by, context);
  const names = new Map(open.inventory.assets.map(({ code, name }) => [code, name]));
  for (const [at, group] of groups.entries()) {
    const shown = group.members.slice(0, 3).map((code) => cleanLine(names.get(code) ?? code));
    const title = t('classify.ask.group', {
      at: at + 1,
      of: groups.length,
      label: cleanLine(group.label),
      count: group.members.length,
      names: shown.join(t('common.comma')),
    });
    const { members, ...rest } = group;
    const saved = (impact: AskedGroup['impact']) =>
      inventories.saveGroup(id, { ...rest, impact }, members, note);
    if (!(await askGroup(open.index, group, title, saved, context))) return false;
  }
  return true;
}
