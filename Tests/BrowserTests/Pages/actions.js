/**
 * Sends a form with an action on a page, and gives all that came of it: its events, what changed in the State, the
 * notification and the page's diagnostics. Times that are the page's now are the word "now".
 */
async function perform({ action, fields }) {
  const state = () => JSON.parse(JSON.stringify(og.smi.store.getState()));
  const before = state();
  const events = [];
  const form = document.createElement('form');
  form.dataset.ogActionKey = action;
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.body.append(form);
  const ended = new Promise((end) => {
    for (const type of ['success', 'error', 'finally']) {
      form.addEventListener(type, ({ detail, target, bubbles }) => {
        events.push(type);
        const isRight = target === form && !bubbles && detail.action === action && JSON.stringify(detail.fields) === JSON.stringify(fields);
        if (!isRight) events.push(`a wrong ${type}`);
        if (type === 'finally') end();
      });
    }
  });
  form.requestSubmit();
  await ended;
  // What the server has would come with the next answer.
  await og.smi.refresh_page_state();
  const after = state();
  const [notification, ...others] = after.notifications.slice(before.notifications.length);
  if (!notification || others.length) events.push('not one notification');
  // A target is the row as it is now, or as it was where it is gone: its id says enough.
  const target = notification.target;
  const find = ({ orders, order_items, subscriptions }) => [...orders, ...order_items, ...subscriptions].find(({ public_id }) => public_id === target?.public_id);
  if (target && JSON.stringify(target) === JSON.stringify(find(after) ?? find(before))) notification.target = target.public_id;
  if (/^[0-9a-f]{32}$/.test(notification.id)) notification.id = 'id';
  const result = { events: events.join(' '), changes: changes(before, after), notification, diagnostics: ogPreview.diagnostics };
  return JSON.parse(JSON.stringify(result).replace(/2026-03-02 09:3\d:\d\d/g, 'now'));
}

/**
 * What of a State is another: by `list.id.field` the new value, by `list.id` a new row, or null for one that is gone, and
 * by its name any other field. The maps are left out, and named where they do not go with the lists.
 */
function changes(before, after) {
  const found = {};
  const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
  const maps = ogPreview.maps.map(([name]) => name);
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name === 'notifications' || maps.includes(name) || !differ(before[name], after[name])) continue;
    if (!Array.isArray(before[name])) {
      found[name] = after[name];
      continue;
    }
    const [old, now] = [before, after].map((state) => Object.fromEntries(state[name].map((row) => [row.external_product_id ?? row.public_id, row])));
    for (const id in { ...old, ...now }) {
      if (!old[id] || !now[id]) found[`${name}.${id}`] = now[id] ?? null;
      else {
        for (const field in { ...old[id], ...now[id] }) {
          if (differ(old[id][field], now[id][field])) found[`${name}.${id}.${field}`] = now[id][field] ?? null;
        }
      }
    }
  }
  const wrong = ogPreview.maps.filter(([name, list, form, keepsOthers, field, owners]) => {
    if (form === 'localized') return false;
    const rows = after[list].map((row) => [row.external_product_id ?? row.public_id, form === 'list' ? [row] : row]);
    const right = form !== 'group' ? Object.fromEntries(rows) : Object.fromEntries(after[owners].map(({ public_id }) => [public_id, after[list].filter((row) => row[field] === public_id)]));
    return Object.keys(right).some((id) => differ(after[name][id], right[id])) || (!keepsOthers && form !== 'group' && Object.keys(after[name]).length !== rows.length);
  });
  if (wrong.length) found['maps that do not go with the lists'] = wrong.map(([name]) => name);
  return found;
}
