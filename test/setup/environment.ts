for (const name of ['LC_ALL', 'LC_MESSAGES', 'FORCE_COLOR', 'CI', 'DCMM_LANG', 'DCMM_DB', 'DCMM_BROWSER'])
  delete process.env[name];
Object.assign(process.env, { LANG: 'en_US.UTF-8', TZ: 'UTC', NO_COLOR: '1', COLUMNS: '80' });
