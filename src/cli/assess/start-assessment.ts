import type { Store } from '../../store/store.ts';
import { saveActiveRubric } from '../active-rubric.ts';
import type { Context } from '../context.ts';
import { askEnterprise } from './ask-enterprise.ts';
import { askSetup, startSetup } from './ask-setup.ts';
import type { AssessOptions } from './assess-options.ts';
import type { Chosen } from './chosen-assessment.ts';
import { readFlags } from './read-flags.ts';

const needsRubric = ({ rubric, profile, depth, targetLevel }: AssessOptions): boolean =>
  [rubric, profile, depth, targetLevel].some((flag) => flag !== undefined);

/** Asks for what the flags leave open and stores a new assessment. */
export async function startAssessment(
  context: Context,
  store: Store,
  options: AssessOptions,
): Promise<Chosen> {
  const given = await readFlags(options, context);
  // Flags that need the rubric to be checked are checked before anything is asked; otherwise the first
  // question need not wait for the rubric to load.
  const early = needsRubric(options) ? await startSetup(context, options, given) : null;
  if (!context.options.quiet && options.yes !== true)
    context.stderr.write(`${context.t('assess.welcome')}\n\n`);
  const { id, enterprise } = await askEnterprise(context, store, options, given.enterprise);
  const setup = await askSetup(
    early ?? (await startSetup(context, options, given)),
    options,
    enterprise.name,
  );
  const assessment = await store.atomically(async () => {
    await saveActiveRubric(store, setup.rubric);
    const stored =
      id === null ? await store.createEnterprise(enterprise) : await store.updateEnterprise(id, enterprise);
    const { digest, profile } = setup.rubric;
    return store.createAssessment({
      enterpriseId: stored.id,
      rubricDigest: digest,
      profileDigest: profile?.digest ?? null,
      depth: setup.depth,
      language: setup.context.language,
      info: setup.info,
      ...(given.bonuses !== null && { bonuses: given.bonuses }),
    });
  });
  return { assessment, context: setup.context };
}
