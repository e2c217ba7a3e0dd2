import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { createCliHost } from '../cli/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'src/schema/result.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const seeds = readdirSync(join(root, 'seeds/answers')).filter((file) => file.endsWith('.json'));

it.each(seeds)('the published schema describes the result of %s, and nothing is left over', async (file) => {
  using host = createCliHost();
  const { stdout } = await host.run(['score', join(root, 'seeds/answers', file), '--json']);
  const { results } = JSON.parse(stdout);
  validate(results[0]);
  expect(validate.errors ?? []).toEqual([]);
  expect(results).toHaveLength(1);
});
