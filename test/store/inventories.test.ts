import { describe, expect, it } from 'vitest';
import type { Asset } from '../../src/core/classification/asset.ts';
import type { Inventories, NewInventory } from '../../src/store/inventory-store.ts';
import { loadShipped } from '../core/classification/load-shipped.ts';
import { openTestStore, temporaryFolder } from './sample.ts';

const { rubric } = await loadShipped();
const INVENTORY: NewInventory = {
  name: '东湖铜业',
  enterprise: null,
  classification: { digest: 'd'.repeat(64), rubric, overlay: { id: 'steel', version: '1.0.0' } },
  facts: { enterpriseType: 'industrial', ciio: false },
  variants: { gbt43697: 'B' },
};
const ASSETS: Asset[] = [
  { code: 'a', name: '转炉控制', class: 'prod.control', group: 'g' },
  { code: 'b', name: '工资', class: 'mgmt.hrfin', impact: { deaths: 0 } },
];
const GROUPS = [{ id: 'g', label: 'control', impact: { deaths: 3 } }];
const LI = { who: 'Li' };

async function withInventory(): Promise<{
  inventories: Inventories;
  id: string;
  file: string;
  close: () => void;
}> {
  const file = `${temporaryFolder()}/dcmm.db`;
  const store = await openTestStore(file);
  const { id } = await store.inventories.create(INVENTORY, { assets: ASSETS, groups: GROUPS }, LI);
  return { inventories: store.inventories, id, file, close: () => store.close() };
}

describe('an inventory', () => {
  it('is found again with everything it was made of, by the beginning of its id', async () => {
    const { inventories, id } = await withInventory();
    const found = await inventories.find(id.slice(0, 4).toUpperCase());
    expect(found).toMatchObject({
      id,
      name: '东湖铜业',
      assets: 2,
      facts: INVENTORY.facts,
      variants: INVENTORY.variants,
    });
    const content = await inventories.load(id);
    expect(content.groups).toEqual(GROUPS);
    expect(
      content.assets.map(({ asset, state, authors, checkedOn }) => ({ asset, state, authors, checkedOn })),
    ).toEqual(ASSETS.map((asset) => ({ asset, state: 'proposed', authors: ['Li'], checkedOn: null })));
    expect(await inventories.loadClassification('d'.repeat(64))).toEqual(INVENTORY.classification);
  });

  it('comes in whole or not at all', async () => {
    const store = await openTestStore(`${temporaryFolder()}/dcmm.db`);
    const twice = [...ASSETS, ASSETS[0]!];
    await expect(store.inventories.create(INVENTORY, { assets: twice, groups: [] }, LI)).rejects.toThrow();
    expect(await store.inventories.list()).toEqual([]);
  });

  it('keeps who changed what, when and why, and starts the review anew', async () => {
    const { inventories, id } = await withInventory();
    await inventories.review(id, [{ code: 'b', state: 'reviewed' }], 'review', { who: 'Wang' });
    await inventories.review(id, [{ code: 'b', state: 'approved', checkedOn: '2026-01-02' }], 'approve', {
      who: 'Zhao',
    });
    const after = { ...ASSETS[1]!, class: 'mgmt.stats' };
    expect(
      await inventories.saveAssets(id, [after, ASSETS[0]!], { who: 'Wang', why: 'wrong class' }),
    ).toEqual({ added: 0, changed: 1 });
    const b = (await inventories.load(id)).assets[1]!;
    expect(b).toEqual({ asset: after, state: 'proposed', authors: ['Wang'], checkedOn: '2026-01-02' });
    const changes = await inventories.listChanges(id, { code: 'b' });
    expect(changes.map(({ kind, who, why }) => [kind, who, why])).toEqual([
      ['changed', 'Wang', 'wrong class'],
      ['approve', 'Zhao', null],
      ['review', 'Wang', null],
      ['added', 'Li', null],
    ]);
    expect(changes[0]).toMatchObject({ before: ASSETS[1], after });
  });

  it('lets changed answers of a group reach its members', async () => {
    const { inventories, id } = await withInventory();
    await inventories.review(id, [{ code: 'a', state: 'reviewed' }], 'review', { who: 'Wang' });
    const group = { id: 'g', label: 'control', impact: { deaths: 30 } };
    await inventories.saveGroup(id, group, ['a', 'b'], { who: 'Li' });
    const { groups, assets } = await inventories.load(id);
    expect(groups).toEqual([group]);
    expect(assets.map(({ asset, state }) => [asset.group, state])).toEqual([
      ['g', 'proposed'],
      ['g', 'proposed'],
    ]);
    expect((await inventories.listChanges(id, { code: 'a' }))[0]).toMatchObject({
      kind: 'answered',
      group: 'g',
      before: { deaths: 3 },
      after: { deaths: 30 },
    });
  });

  it('leaves answers that did not change without a trace', async () => {
    const { inventories, id } = await withInventory();
    const before = await inventories.listChanges(id);
    await inventories.saveGroup(id, GROUPS[0]!, ['a'], { who: 'Li' });
    expect(await inventories.listChanges(id)).toEqual(before);
  });

  it('remembers what was filed', async () => {
    const { inventories, id } = await withInventory();
    const filing = {
      filedOn: '2026-03-01',
      receipt: '赣工信 12',
      classes: [
        { class: 'prod.control', level: 'important', scale: { records: 1, sizeGb: 2 }, content: 'x' },
      ],
    };
    await inventories.saveFiling(id, filing, LI);
    expect(await inventories.listFilings(id)).toEqual([filing]);
  });

  it('is in the export of the database, with its history', async () => {
    const store = await openTestStore(`${temporaryFolder()}/dcmm.db`);
    await store.inventories.create(INVENTORY, { assets: ASSETS, groups: GROUPS }, LI);
    const lines: object[] = [];
    for await (const line of store.exportLines()) lines.push(line);
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'classification', digest: 'd'.repeat(64) }));
    expect(lines.at(-1)).toMatchObject({
      kind: 'inventory',
      name: '东湖铜业',
      groups: GROUPS,
      changes: [{ code: 'a' }, { code: 'b' }],
    });
  });

  it('is gone with all that belongs to it', async () => {
    const { inventories, id } = await withInventory();
    await inventories.delete(id);
    await expect(inventories.find(id)).rejects.toMatchObject({ code: 'inventory-not-found' });
    expect(await inventories.list()).toEqual([]);
  });
});
