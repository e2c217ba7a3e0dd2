import type { Command } from 'commander';
import { findAttention } from '../../../core/classification/find-attention.ts';
import { schemesOf } from '../../../core/classification/grade.ts';
import { summariseInventory } from '../../../core/classification/summarise.ts';
import { ExitCode } from '../../../errors.ts';
import { nameLevel } from '../../classify/grade-result.ts';
import { type OpenInventory, openInventory } from '../../classify/open-inventory.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { renderTable } from '../../output/table.ts';
import { lookInStore } from '../../with-store.ts';

interface ShowOptions {
  readonly id: string;
  readonly all?: boolean;
}

/** `dcmm classify show ID`: counts by level and class, and the assets to act on first. */
export function addShow(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('show')
    .description(t('classify.show.summary'))
    .argument('<id>', t('classify.arguments.id'))
    .option('--all', t('classify.show.all'))
    .addHelpText('after', `\n${t('classify.show.examples')}`)
    .action(async (id: string, options: { all?: boolean }) => {
      context.exitCode = await runShow({ id, ...options }, context);
    });
}

const SHOWN = 20;

function renderLevels({ index, graded }: OpenInventory, context: Context): string {
  const { t, language } = context;
  const { schemes } = summariseInventory(index, graded);
  const rows = schemes.flatMap(({ table, levels, uncertain, variant }) => {
    const scheme = index.tables.find(({ id }) => id === table);
    const name = variant === null ? scheme?.name[language] : `${scheme?.name[language]} · ${variant}`;
    return [
      ...levels
        .filter(({ level, assets }) => level !== null || assets > 0)
        .map(({ level, assets, records }) => [
          name ?? table,
          nameLevel(index, table, level, language) ?? t('classify.notGraded'),
          String(assets),
          String(records),
        ]),
      ...(uncertain === 0 ? [] : [[name ?? table, t('classify.show.uncertain'), String(uncertain), '']]),
    ];
  });
  const columns = [
    { title: t('classify.show.scheme'), wrap: true },
    { title: t('classify.columns.level'), wrap: true },
    { title: t('classify.columns.assets'), align: 'right' as const },
    { title: t('classify.columns.records'), align: 'right' as const },
  ];
  return renderTable(context, columns, rows);
}

function renderAssets(open: OpenInventory, all: boolean, context: Context): string {
  const { t, language } = context;
  const { index, graded, assets } = open;
  const attention = findAttention(index, graded);
  const states = new Map(assets.map(({ asset, state }) => [asset.code, state]));
  const chosen = all
    ? graded.map((one) => ({
        graded: one,
        reasons: attention.find((other) => other.graded === one)?.reasons ?? [],
      }))
    : attention.slice(0, SHOWN);
  const columns = [
    { title: t('classify.columns.code') },
    { title: t('classify.columns.name'), wrap: true },
    ...schemesOf(index).map(({ id }) => ({
      title: t(`classify.schemes.${id as 'guide'}`, { defaultValue: id }),
      wrap: true,
    })),
    { title: t('classify.columns.state') },
    { title: t('classify.columns.what'), wrap: true },
  ];
  const rows = chosen.map(({ graded: { asset, grades }, reasons }) => [
    asset.code,
    asset.name,
    ...schemesOf(index).map(
      ({ id }) => nameLevel(index, id, grades[id]?.level ?? null, language) ?? t('classify.notGraded'),
    ),
    t(`classify.states.${states.get(asset.code) ?? 'proposed'}`),
    reasons.map((reason) => t(`classify.attention.${reason}`)).join(t('common.comma')),
  ]);
  const more = all ? 0 : attention.length - chosen.length;
  return `${renderTable(context, columns, rows)}${more > 0 ? `${t('classify.show.more', { count: more })}\n` : ''}`;
}

async function runShow({ id, all = false }: ShowOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const open = await lookInStore(context, (store) => openInventory(store, id));
  if (context.options.json) {
    printJson(context, {
      schemaVersion: 1,
      inventory: open.stored,
      summary: summariseInventory(open.index, open.graded),
      attention: findAttention(open.index, open.graded).map(({ graded, reasons }) => ({
        asset: graded.asset.code,
        reasons,
      })),
      assets: open.assets.map(({ asset, state, authors, checkedOn }, at) => ({
        asset: asset.code,
        name: asset.name,
        class: asset.class ?? null,
        state,
        authors,
        checkedOn,
        grades: open.graded[at]?.grades,
      })),
    });
    return ExitCode.ok;
  }
  const { stored } = open;
  context.stdout.write(
    `${t('classify.show.head', { id: stored.id, name: stored.name, count: stored.assets, rubric: `${stored.classification.id} ${stored.classification.version}` })}\n\n`,
  );
  context.stdout.write(`${renderLevels(open, context)}\n`);
  context.stdout.write(renderAssets(open, all, context));
  if (!context.options.quiet) context.stderr.write(`${t('classify.candidateNote')}\n`);
  return ExitCode.ok;
}
