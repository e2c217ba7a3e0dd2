import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of the packages whose code is in a bundle. */
export const findPackages = (output) =>
  output
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .flatMap((id) => /.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, '')) ?? []);

/** The licences of packages as one text: they ask for it to go wherever the code goes. */
export async function listLicences(folders) {
  const texts = [...new Set(folders)].map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const files = (await readdir(folder))
      .filter((file) => /^(licen[cs]e|notice)(\.(md|txt))?$/i.test(file))
      .sort();
    const read = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return [`${name} ${version} (${license})`, ...read.map((text) => text.trim())].join('\n\n');
  });
  return `${(await Promise.all(texts)).sort().join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
