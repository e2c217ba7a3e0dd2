import { findRubricFiles } from '../../io/find-rubric-file.ts';
import { loadRubricFile } from '../../io/load-rubric.ts';
import type { Context } from '../context.ts';
import type { Finding } from './finding.ts';

const OLDEST_NODE = [20, 19] as const;

/** Whether this Node is one that the program is tested on. */
export function findNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return old
    ? {
        id: 'node',
        state: 'fail',
        found: version,
        fix: { key: 'doctor.fix.node', params: { oldest: OLDEST_NODE.join('.') } },
      }
    : { id: 'node', state: 'ok', found: version };
}

/** Whether every rubric on this machine loads. */
export async function findRubrics(context: Context): Promise<Finding> {
  const files = await findRubricFiles(context.paths);
  const broken: string[] = [];
  for (const [id, file] of files) await loadRubricFile(file).catch(() => broken.push(id));
  const found = [...files.keys()].join(', ');
  return broken.length === 0
    ? { id: 'rubrics', state: 'ok', found }
    : {
        id: 'rubrics',
        state: 'fail',
        found,
        fix: { key: 'doctor.fix.rubrics', params: { broken: broken.join(', ') } },
      };
}

/** Which language the program speaks and why; a terminal that is not UTF-8 cannot show Chinese. */
export function findLocale(context: Context): Finding {
  const { env, language } = context;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const found = locale === '' ? language : `${language} (${locale})`;
  const other = /\./.test(locale) && !/utf-?8/i.test(locale);
  return other
    ? { id: 'locale', state: 'note', found, fix: { key: 'doctor.fix.locale', params: { locale } } }
    : { id: 'locale', state: 'ok', found };
}
