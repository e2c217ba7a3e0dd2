// Filters the report by domain, level and gap. Without it the whole report shows.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId('filter');
  if (!form) return;
  form.hidden = false;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const apply = () => {
    const domain = byId('filter-domain').value;
    const level = byId('filter-level').value;
    const gaps = byId('filter-gaps').checked;
    const narrowed = level !== '' || gaps;
    let shown = 0;
    for (const section of all('section[data-domain]')) {
      section.hidden = domain !== '' && section.dataset.domain !== domain;
      for (const item of all('.item', section)) {
        let rows = 0;
        for (const group of all('tbody[data-level]', item)) {
          const asked = level === '' || group.dataset.level === level;
          let own = 0;
          for (const row of all('.criterion', group)) {
            row.hidden = !asked || (gaps && row.dataset.gap !== 'true');
            if (!row.hidden) own += 1;
          }
          group.hidden = own === 0;
          rows += own;
        }
        const screened = item.querySelector('.criterion') === null;
        item.hidden = narrowed && (screened ? gaps && item.dataset.reached === 'true' : rows === 0);
        if (!item.hidden && !section.hidden) shown += 1;
      }
    }
    for (const section of all('.chapter:not([data-domain])')) section.hidden = domain !== '' || narrowed;
    byId('filter-none').hidden = shown > 0;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
})();
