import type { Command } from 'commander';
import { fillNotice } from '../../../core/fill-notice.ts';
import { findTerms } from '../../../core/find-terms.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from '../../../core/index-rubric.ts';
import type { Certainty, Node } from '../../../core/rubric.ts';
import { AppError, ExitCode } from '../../../errors.ts';
import { loadClassification } from '../../../io/load-classification.ts';
import { loadRubricFile } from '../../../io/load-rubric.ts';
import type { Context } from '../../context.ts';
import { nearestIds } from '../../nearest-ids.ts';
import { Page } from '../../output/page.ts';
import { printJson } from '../../output/print-json.ts';
import { renderTable } from '../../output/table.ts';
import { overlayRubric } from '../../overlay-rubric.ts';
import { findTargets } from './find-targets.ts';

interface ShowOptions {
  readonly name: string;
  /** Domain, item or criterion; the whole rubric without. */
  readonly node?: string;
  /** Show the organisation's own text where it has one. */
  readonly overlay?: boolean;
}

/** `dcmm rubric show RUBRIC [NODE]`. */
export function addShow(parent: Command, context: Context): void {
  const { t } = context;
  parent
    .command('show')
    .description(t('rubric.show.summary'))
    .argument('<rubric>', t('rubric.arguments.rubric'))
    .argument('[node]', t('rubric.arguments.node'))
    .option('--overlay', t('rubric.show.overlay'))
    .addHelpText('after', `\n${t('rubric.show.examples')}`)
    .action(async (name: string, node: string | undefined, options: { overlay?: boolean }) => {
      context.exitCode = await runRubricShow(
        { name, ...(node !== undefined && { node }), ...options },
        context,
      );
    });
}

const certainty = ({ t }: Context, value: Certainty): string => t(`rubric.certainty.${value}`);

/** Where name, clause number and questions come from; null when the rubric does not say. */
const describeCertainty = (context: Context, { basis }: Node): string | null =>
  basis === undefined
    ? null
    : context.t('rubric.show.basisParts', {
        name: certainty(context, basis.name),
        clause: certainty(context, basis.clause),
        criteria: certainty(context, basis.criteria),
      });

function describeBasis(context: Context, node: Node): string | null {
  const parts = describeCertainty(context, node);
  const note = node.basis?.note?.[context.language];
  return parts === null || note === undefined
    ? parts
    : [parts, note].join(context.language === 'en' ? ' ' : '');
}

/** The domains and items in a table; on what basis they stand below it, or beside each where they differ. */
function showNodes(context: Context, index: RubricIndex): void {
  const { t, stdout } = context;
  const nodes = index.nodes.flatMap((indexed) =>
    indexed.node === null ? [] : [{ ...indexed, node: indexed.node }],
  );
  const bases = new Set(
    nodes.flatMap(({ node: { basis } }) =>
      basis === undefined ? [] : [`${basis.name} ${basis.clause} ${basis.criteria}`],
    ),
  );
  const columns = [
    { title: t('rubric.columns.clause') },
    { title: t('rubric.columns.id') },
    { title: t('rubric.columns.name'), wrap: true },
    { title: t('rubric.columns.criteria'), align: 'right' as const },
    ...(bases.size > 1 ? [{ title: t('rubric.columns.basis'), wrap: true }] : []),
  ];
  const rows = nodes.map(({ node, depth, criteria }) => [
    node.clause ?? '',
    node.id,
    `${'  '.repeat(depth - 1)}${node.name[context.language]}`,
    criteria.length === 0 ? '' : String(criteria.length),
    ...(bases.size > 1 ? [describeBasis(context, node) ?? ''] : []),
  ]);
  stdout.write(renderTable(context, columns, rows));
  const shared = bases.size === 1 ? nodes.find(({ node }) => node.basis !== undefined)?.node : undefined;
  if (shared !== undefined) {
    const page = new Page(context);
    page.line();
    page.labelled(
      `${t('rubric.show.basisOfAll')}${t('common.colon')}`,
      describeCertainty(context, shared) ?? '',
    );
  }
}

function showWhole(context: Context, index: RubricIndex): void {
  const { t, language } = context;
  const { rubric } = index;
  const page = new Page(context);
  page.line(rubric.title[language]);
  page.line(`${rubric.id} ${rubric.version}`);
  if (rubric.description) page.line(rubric.description[language]);
  page.line();
  page.line(fillNotice(index)[language]);
  page.line();
  const { edition } = rubric;
  if (edition !== undefined) {
    const dates = [
      ...(edition.inForce === undefined ? [] : [t('rubric.show.inForce', { date: edition.inForce })]),
      ...(edition.replacedOn === undefined
        ? []
        : [t('rubric.show.replacedOn', { date: edition.replacedOn })]),
    ];
    page.labelled(t('rubric.show.edition'), [edition.standard, ...dates].join(t('common.clause')));
  }
  for (const { level, name, summary } of rubric.levels)
    page.labelled(
      `${level} `,
      [name[language], ...(summary ? [summary[language]] : [])].join(t('common.colon')),
    );
  page.line();
  showNodes(context, index);
  if (!context.options.quiet) context.stderr.write(`\n${t('rubric.show.more', { rubric: rubric.id })}\n`);
}

function showCriterion(context: Context, index: RubricIndex, { criterion }: IndexedCriterion): void {
  const { t, language } = context;
  const page = new Page(context);
  const colon = t('common.colon');
  const number = criterion.clause === undefined ? '' : ` ${criterion.clause}`;
  page.labelled(`${criterion.id}${number}  `, criterion.text[language]);
  for (const { kind, name } of criterion.evidence ?? [])
    page.labelled(`  ${t('rubric.show.evidence')} · ${t(`rubric.evidence.${kind}`)}${colon}`, name[language]);
  if (criterion.followUp)
    page.labelled(`  ${t('rubric.show.followUp')}${colon}`, criterion.followUp[language]);
  const advice = criterion.recommendation;
  if (advice !== undefined) {
    page.labelled(`  ${t('rubric.show.action')}${colon}`, advice.action[language]);
    page.labelled(`  ${t('rubric.show.owner')}${colon}`, advice.owner[language]);
    page.labelled(`  ${t('rubric.show.result')}${colon}`, advice.result[language]);
  }
  if (criterion.effort)
    page.labelled(`  ${t('rubric.show.effort')}${colon}`, t(`rubric.effort.${criterion.effort}`));
  if (criterion.buildsOn?.length)
    page.labelled(`  ${t('rubric.show.buildsOn')}${colon}`, criterion.buildsOn.join(', '));
  const texts = [criterion.text, criterion.followUp, advice?.action, advice?.result].map(
    (text) => text?.[language],
  );
  const terms = findTerms(index.rubric, texts.join('\n'), language);
  for (const { term, definition } of terms)
    page.labelled(`  ${t('rubric.show.term')} · ${term[language]}${colon}`, definition[language]);
}

function showNode(context: Context, index: RubricIndex, indexed: IndexedNode): void {
  const { t, language } = context;
  const { node, children, criteria } = indexed;
  if (node === null) return;
  const page = new Page(context);
  const colon = t('common.colon');
  page.line(`${node.clause === undefined ? '' : `${node.clause} `}${node.name[language]} (${node.id})`);
  if (node.purpose) page.line(node.purpose[language]);
  const basis = describeBasis(context, node);
  if (basis !== null) page.labelled(`${t('rubric.show.basis')}${colon}`, basis);
  if (node.roles)
    page.labelled(
      `${t('rubric.show.roles')}${colon}`,
      node.roles.map((role) => role[language]).join(t('common.comma')),
    );
  for (const child of children)
    page.labelled('  ', `${child.node?.clause ?? ''} ${child.node?.name[language]} (${child.id})`.trim());
  const levels = new Set([...Object.keys(node.descriptors ?? {}), ...Object.keys(node.weaknesses ?? {})]);
  for (const level of [...levels].sort((a, b) => Number(a) - Number(b))) {
    page.line();
    const named = index.rubric.levels.find((one) => String(one.level) === level)?.name[language];
    page.line(t('rubric.show.level', { level, name: named ?? '' }));
    const [descriptor, weakness] = [node.descriptors?.[level], node.weaknesses?.[level]];
    if (descriptor) page.labelled(`  ${t('rubric.show.descriptor')}${colon}`, descriptor[language]);
    if (weakness) page.labelled(`  ${t('rubric.show.weakness')}${colon}`, weakness[language]);
    for (const { criterion } of criteria)
      if (String(criterion.level) === level) page.labelled(`  ${criterion.id}  `, criterion.text[language]);
  }
  for (const { criterion } of criteria)
    if (!levels.has(String(criterion.level))) page.labelled(`  ${criterion.id}  `, criterion.text[language]);
}

/** What a classification rubric is; its classes and questions have commands of their own. */
async function showClassification(
  file: string,
  node: string | undefined,
  context: Context,
): Promise<ExitCode> {
  const { t, language, paths, cwd, options } = context;
  if (node !== undefined) throw new AppError('usage', { detail: t('rubric.show.classificationNode') });
  const { index, digest } = await loadClassification(file, undefined, paths, cwd);
  const { rubric } = index;
  if (options.json) {
    const { id, version } = rubric;
    printJson(context, { schemaVersion: 1, rubric: { id, version, digest }, content: rubric });
    return ExitCode.ok;
  }
  const page = new Page(context);
  page.line(rubric.title[language]);
  page.line(`${rubric.id} ${rubric.version}`);
  if (rubric.description) page.line(rubric.description[language]);
  page.line();
  page.line(rubric.notice[language]);
  if (!options.quiet) context.stderr.write(`\n${t('rubric.show.moreClassification')}\n`);
  return ExitCode.ok;
}

/** A domain or item by its id, or by its clause number where only one has it. */
function findNode(index: RubricIndex, wanted: string): IndexedNode | undefined {
  const byClause = index.nodes.filter(({ node }) => node?.clause === wanted);
  return index.nodesById.get(wanted) ?? (byClause.length === 1 ? byClause[0] : undefined);
}

/** `dcmm rubric show`: what a rubric asks and on what basis; one domain, item or criterion in full. */
async function runRubricShow(
  { name, node, overlay = false }: ShowOptions,
  context: Context,
): Promise<ExitCode> {
  const [target] = await findTargets([name], context);
  if (target === undefined) throw new Error('a name means one rubric');
  if (target.kind === 'classification') return showClassification(target.file, node, context);
  const loaded = await loadRubricFile(target.file);
  const index = overlay ? await overlayRubric(loaded.index, context) : loaded.index;
  const criterion = node === undefined ? undefined : index.criteriaById.get(node);
  const found = node === undefined ? index.root : findNode(index, node);
  if (criterion === undefined && found === undefined)
    throw new AppError('unknown-node', {
      node: node ?? '',
      near: nearestIds(node ?? '', [
        ...index.nodes.flatMap(({ node: one, id }) => (one === null ? [] : [id])),
        ...index.criteriaById.keys(),
      ]).join(', '),
    });
  if (context.options.json)
    printJson(context, {
      schemaVersion: 1,
      rubric: { id: index.rubric.id, version: index.rubric.version, digest: loaded.digest },
      ...(criterion !== undefined
        ? { criterion: criterion.criterion }
        : found?.node
          ? { node: found.node }
          : { content: index.rubric }),
    });
  else if (criterion !== undefined) showCriterion(context, index, criterion);
  else if (found === undefined || found.node === null) showWhole(context, index);
  else showNode(context, index, found);
  return ExitCode.ok;
}
