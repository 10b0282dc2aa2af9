(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const number = new Intl.NumberFormat('en');

  // Long tables show their first rows; a button shows more. Without this script every row is there.
  const pagers = new Map();
  const page = table => {
    const step = Number(table.dataset.page);
    const rows = [...table.tBodies[0].rows];
    let shown = step;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'show';
    table.parentElement.after(button);
    const draw = () => {
      rows.sort((a, b) => a.sectionRowIndex - b.sectionRowIndex);
      rows.forEach((row, i) => row.classList.toggle('later', i >= shown));
      const left = rows.length - shown;
      button.hidden = left <= 0;
      button.textContent = left <= step * 4 ? `Show the other ${number.format(left)}` : `Show ${number.format(step * 4)} more of ${number.format(left)}`;
    };
    button.addEventListener('click', () => { shown += step * 4; draw(); });
    pagers.set(table, { draw, open: () => { rows.forEach(row => row.classList.remove('later')); button.hidden = true; } });
    draw();
  };

  const value = cell => {
    const text = cell ? cell.textContent.trim() : '';
    return cell && cell.classList.contains('num') ? Number(text.replace(/[^0-9.-]/g, '')) || 0 : text.toLowerCase();
  };
  const sortable = table => all('thead th', table).filter(th => !('nosort' in th.dataset)).forEach(th => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...th.childNodes);
    th.append(button);
    th.setAttribute('aria-sort', 'none');
    button.addEventListener('click', () => {
      const first = th.classList.contains('num') ? 'descending' : 'ascending';
      const other = first === 'ascending' ? 'descending' : 'ascending';
      const order = th.getAttribute('aria-sort') === first ? other : first;
      all('th', th.parentElement).forEach(x => x.hasAttribute('aria-sort') && x.setAttribute('aria-sort', 'none'));
      th.setAttribute('aria-sort', order);
      const sign = order === 'ascending' ? 1 : -1;
      const keyed = [...table.tBodies[0].rows].map(row => [value(row.cells[th.cellIndex]), row]);
      keyed.sort(([a], [b]) => sign * (typeof a === 'number' ? a - b : a.localeCompare(b, 'en', { numeric: true })));
      table.tBodies[0].append(...keyed.map(([, row]) => row));
      if (!input.value.trim()) pagers.get(table)?.draw();
    });
  });

  const input = document.getElementById('search');
  const found = document.getElementById('found');
  const hits = all('.hit').map(element => ({ element, text: null }));
  const sections = all('main > section');
  const none = document.querySelector('.none');
  const openedByUs = new Set();
  const paint = words => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete('found');
    if (!words.length) return;
    const ranges = [];
    for (const { element } of hits) {
      if (element.classList.contains('missed')) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node; ranges.length < 2000 && (node = walker.nextNode());) {
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  };
  const search = () => {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const hit of hits) {
      hit.text ??= hit.element.textContent.toLowerCase();
      const isFound = words.every(word => hit.text.includes(word));
      hit.element.classList.toggle('missed', !isFound);
      if (isFound) count++;
    }
    openedByUs.forEach(details => { details.open = false; });
    openedByUs.clear();
    if (words.length) {
      pagers.forEach(pager => pager.open());
      all('details').filter(details => !details.open).forEach(details => {
        const around = details.classList.contains('all');
        const match = around ? details.querySelector('.hit:not(.missed)') : details.closest('.hit:not(.missed)') && words.some(word => details.textContent.toLowerCase().includes(word));
        if (match) { details.open = true; openedByUs.add(details); }
      });
    } else {
      pagers.forEach(pager => pager.draw());
    }
    sections.forEach(section => section.classList.toggle('without', words.length > 0 && !section.querySelector('.hit:not(.missed)')));
    none.hidden = !words.length || count > 0;
    found.textContent = !words.length ? '' : count === 0 ? 'Nothing found' : count === 1 ? '1 found' : `${number.format(count)} found`;
    paint(words);
  };

  all('table.sortable').forEach(sortable);
  all('table[data-page]').forEach(page);
  document.querySelector('.search').hidden = false;
  let waiting = 0;
  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && document.activeElement !== input) { event.preventDefault(); input.focus(); }
  });
})();
