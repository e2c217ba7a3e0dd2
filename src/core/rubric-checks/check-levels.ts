import type { Report } from '../report-problem.ts';
import type { Band, Level, Rubric } from '../rubric.ts';

function checkBands(report: Report, bands: readonly Band[], levels: ReadonlySet<Level>, path: string): void {
  const given = new Map<Level, string>();
  for (const [position, { level, atLeast }] of bands.entries()) {
    const own = `${path}[${position}]`;
    const before = bands[position - 1];
    if (before !== undefined && atLeast <= before.atLeast)
      report('bands-order', `${own}.atLeast`, { atLeast, before: before.atLeast });
    if (!levels.has(level)) report('level-unknown', `${own}.level`, { level });
    const first = given.get(level);
    if (first === undefined) given.set(level, own);
    else report('duplicate-id', `${own}.level`, { id: level, first });
  }
}

/** Bands in order and for known levels, a band for every level, and gates for levels that they can lower. */
export function checkLevels(report: Report, rubric: Rubric, nodeIds: ReadonlySet<string>): void {
  const { bands, layers, gates = [] } = rubric;
  const levels = new Set(rubric.levels.map(({ level }) => level));
  checkBands(report, bands, levels, '$.bands');
  for (const [position, layer] of layers.entries())
    checkBands(report, layer.bands ?? [], levels, `$.layers[${position}].bands`);

  const banded = new Set(
    [bands, ...layers.map((layer) => layer.bands ?? [])].flat().map(({ level }) => level),
  );
  for (const [position, { level }] of rubric.levels.entries())
    if (banded.size > 0 && !banded.has(level))
      report('level-without-band', `$.levels[${position}]`, { level });

  const layerIds = new Set(layers.map(({ id }) => id));
  for (const [position, { level, layer, nodes = [] }] of gates.entries()) {
    const path = `$.gates[${position}]`;
    if (layer !== undefined && !layerIds.has(layer))
      report('unknown-reference', `${path}.layer`, { id: layer });
    for (const [at, id] of nodes.entries())
      if (!nodeIds.has(id)) report('unknown-reference', `${path}.nodes[${at}]`, { id });
    if (!bands.some((band) => band.level === level)) report('level-unknown', `${path}.level`, { level });
    else if (bands[0]?.level === level) report('gate-lowest', `${path}.level`, { level });
  }
}
